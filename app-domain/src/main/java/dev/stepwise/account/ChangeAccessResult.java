package dev.stepwise.account;

/** What became of a wish to change an account's role, to disable it, or to enable it. */
public sealed interface ChangeAccessResult {

    /** It is so now, whether it was so before or not. */
    record Changed(Account account) implements ChangeAccessResult {}

    record NotFound() implements ChangeAccessResult {}

    /** Nobody would be left who could administer Stepwise; nothing was changed. */
    record LastAdministrator() implements ChangeAccessResult {}
}
