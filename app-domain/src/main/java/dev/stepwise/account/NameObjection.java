package dev.stepwise.account;

/** Why an account cannot have a name. */
public sealed interface NameObjection extends CreateAccountResult, RenameAccountResult {

    /** The login name is blank, longer than {@link Account#LOGIN_NAME_LIMIT} characters, or holds white space or control characters. */
    record BadLoginName() implements NameObjection {}

    /** Another account has this login name, in some case of letters. */
    record LoginNameTaken() implements NameObjection {}

    /** Nothing that can be seen is left of the display name, or it is longer than {@link Account#DISPLAY_NAME_LIMIT} characters. */
    record BadDisplayName() implements NameObjection, ChangeDisplayNameResult {}
}
