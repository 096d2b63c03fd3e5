package dev.stepwise.account.invitation;

/** Comes in with an invitation; nobody is logged in yet who asks this. */
public interface InvitationRedemption {

    /**
     * What the link with this token leads to.
     *
     * @param address where the request comes from
     */
    OpenedInvitation open(String token, String address);

    /**
     * Makes the account that was invited, and takes one place of the invitation, both or neither.
     *
     * @throws dev.stepwise.account.HashingBusy if too many passwords are being hashed
     */
    RedeemResult redeem(String token, Newcomer newcomer, String address);
}
