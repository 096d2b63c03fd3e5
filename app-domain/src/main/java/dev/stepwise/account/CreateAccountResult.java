package dev.stepwise.account;

/** What became of a wish to create an account. */
public sealed interface CreateAccountResult
        permits CreateAccountResult.Created, CreateAccountResult.NotAllowed, NameObjection, PasswordObjection {

    record Created(Account account) implements CreateAccountResult {}

    /** The setup is over, or the token is not the one that was printed. */
    record NotAllowed() implements CreateAccountResult {}
}
