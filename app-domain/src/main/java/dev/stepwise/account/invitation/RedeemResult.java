package dev.stepwise.account.invitation;

import dev.stepwise.account.Account;
import dev.stepwise.account.CreateAccountResult;

/** What became of a wish to come in with an invitation. But for {@link Redeemed} nothing was stored, and the invitation is as it was. */
public sealed interface RedeemResult
        permits RedeemResult.Redeemed,
                RedeemResult.Refused,
                OpenedInvitation.Closed,
                OpenedInvitation.Unknown,
                OpenedInvitation.TooManyUnknown {

    /** There is an account now, which may log in. */
    record Redeemed(Account account) implements RedeemResult {}

    /** Name or password cannot be taken. */
    record Refused(CreateAccountResult why) implements RedeemResult {}
}
