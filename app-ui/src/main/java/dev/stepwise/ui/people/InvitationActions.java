package dev.stepwise.ui.people;

import dev.stepwise.account.Actor;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.account.invitation.InvitationId;
import dev.stepwise.account.invitation.InvitationPage;
import dev.stepwise.account.invitation.MakeInvitationsResult;
import java.util.Optional;

/** What the administrator at the page does with invitations. */
record InvitationActions(InvitationAdministration invitations, Actor actor) {

    private static final int PAGE = 50;

    MakeInvitationsResult make(InvitationDraft draft) {
        return invitations.make(actor, draft);
    }

    InvitationPage list(Optional<InvitationId> before) {
        return invitations.list(actor, before, PAGE);
    }

    void withdraw(InvitationId invitation) {
        invitations.withdraw(actor, invitation);
    }
}
