package dev.stepwise.account;

/**
 * What a login is checked against; its text shows no hash.
 *
 * @param loginGeneration a login is good for as long as the account has this number
 * @param toBeDeleted its person asked for its deletion: with the right password, too, nobody logs in
 */
public record Credentials(Account account, String passwordHash, int loginGeneration, boolean toBeDeleted) {

    @Override
    public String toString() {
        return "Credentials[" + account.id() + "]";
    }
}
