package dev.stepwise.account;

import java.time.Duration;

/** What became of a person's wish to have another password. */
public sealed interface ChangePasswordResult
        permits ChangePasswordResult.Changed,
                ChangePasswordResult.WrongPassword,
                ChangePasswordResult.TooManyTries,
                PasswordObjection {

    /** It is stored, and all logins of the account but one have ended. */
    record Changed() implements ChangePasswordResult {}

    /** The old password is another one, or the account may not log in any more. */
    record WrongPassword() implements ChangePasswordResult {}

    /** The old password was wrong too often; it is not looked at for this long. */
    record TooManyTries(Duration rest) implements ChangePasswordResult {}
}
