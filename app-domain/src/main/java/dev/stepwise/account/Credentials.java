package dev.stepwise.account;

/** What a login is checked against; its text shows no hash. */
public record Credentials(Account account, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + account.id() + "]";
    }
}
