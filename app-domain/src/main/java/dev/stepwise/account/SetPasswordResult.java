package dev.stepwise.account;

/** What became of a wish to give an account another password. */
public sealed interface SetPasswordResult
        permits SetPasswordResult.Stored, SetPasswordResult.NotFound, PasswordObjection {

    /** It is stored, and all logins of the account have ended. */
    record Stored() implements SetPasswordResult {}

    record NotFound() implements SetPasswordResult {}
}
