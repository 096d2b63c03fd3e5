package dev.stepwise.account;

/** Why a password cannot be taken. */
public sealed interface PasswordObjection extends CreateAccountResult, SetPasswordResult, ChangePasswordResult {

    /** The password has too few characters. */
    record PasswordTooShort(int missing) implements PasswordObjection {}

    /** The password is among those that are tried first. */
    record PasswordGuessable() implements PasswordObjection {}
}
