package dev.stepwise.account.invitation;

import dev.stepwise.account.Actor;
import java.util.Optional;

/**
 * What administrators do with invitations. Each method looks into the database whether the actor is an enabled administrator now, and
 * throws {@link dev.stepwise.account.AdministratorsOnly} otherwise.
 */
public interface InvitationAdministration {

    /** Invitations of a page, at most. */
    int PAGE_LIMIT = 200;

    /** Makes as many invitations as the draft asks for, or none. */
    MakeInvitationsResult make(Actor actor, InvitationDraft draft);

    /**
     * The invitations, the newest first, or those made before one.
     *
     * @param limit from 1 to {@link #PAGE_LIMIT}
     */
    InvitationPage list(Actor actor, Optional<InvitationId> before, int limit);

    /** Lets nobody come in with an open invitation any more; false if it was not open. */
    boolean withdraw(Actor actor, InvitationId invitation);
}
