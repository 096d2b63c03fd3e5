package dev.stepwise.account.reset;

import dev.stepwise.account.Account;
import dev.stepwise.account.PasswordObjection;

/** What became of a wish to set another password by a link. But for {@link Stored} nothing was changed, and the link is as it was. */
public sealed interface ResetPasswordResult
        permits ResetPasswordResult.Stored,
                ResetPasswordResult.Refused,
                OpenedResetLink.Used,
                OpenedResetLink.Expired,
                OpenedResetLink.Unknown,
                OpenedResetLink.TooManyUnknown {

    /** It is stored, all logins of the account have ended, and the link works no longer. */
    record Stored(Account account) implements ResetPasswordResult {}

    /** The password cannot be taken. */
    record Refused(PasswordObjection why) implements ResetPasswordResult {}
}
