package dev.stepwise.account;

/** What became of a wish to create an account. */
public sealed interface CreateAccountResult {

    record Created(Account account) implements CreateAccountResult {}

    /** The name is blank, longer than {@link Account#LOGIN_NAME_LIMIT} characters, or holds white space or control characters. */
    record BadLoginName() implements CreateAccountResult {}

    record LoginNameTaken() implements CreateAccountResult {}

    /** The password has too few characters. */
    record PasswordTooShort(int missing) implements CreateAccountResult {}

    /** The password is among those that are tried first. */
    record PasswordGuessable() implements CreateAccountResult {}

    /** The setup is over, or the token is not the one that was printed. */
    record NotAllowed() implements CreateAccountResult {}
}
