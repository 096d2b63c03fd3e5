package dev.stepwise.account;

/** What became of a wish to give an account other names. */
public sealed interface RenameAccountResult
        permits RenameAccountResult.Renamed, RenameAccountResult.NotFound, NameObjection {

    record Renamed(Account account) implements RenameAccountResult {}

    record NotFound() implements RenameAccountResult {}
}
