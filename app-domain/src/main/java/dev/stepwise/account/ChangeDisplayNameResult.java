package dev.stepwise.account;

/** What became of a person's wish to be called otherwise. */
public sealed interface ChangeDisplayNameResult
        permits ChangeDisplayNameResult.Changed, ChangeDisplayNameResult.NotFound, NameObjection.BadDisplayName {

    record Changed(Account account) implements ChangeDisplayNameResult {}

    /** The account is not there any more. */
    record NotFound() implements ChangeDisplayNameResult {}
}
