package dev.stepwise.account.invitation;

/** Whether somebody can still come in with an invitation, and why not. */
public enum InvitationState {
    OPEN,
    /** As many have come in as it was made for. */
    USED,
    EXPIRED,
    WITHDRAWN
}
