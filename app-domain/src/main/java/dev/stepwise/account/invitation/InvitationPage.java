package dev.stepwise.account.invitation;

import java.util.List;
import java.util.Optional;

/**
 * Some of the invitations, the newest first.
 *
 * @param next the one after which the next page begins; empty on the last one
 */
public record InvitationPage(List<Invitation> invitations, Optional<InvitationId> next) {

    public InvitationPage {
        invitations = List.copyOf(invitations);
    }
}
