package dev.stepwise.account.audit;

import dev.stepwise.account.Actor;
import java.util.Optional;
import java.util.UUID;

/**
 * What administrators did; it is kept without end, and nobody changes it. It is looked up in the database whether the actor is an enabled
 * administrator now; else it throws {@link dev.stepwise.account.AdministratorsOnly}.
 */
public interface AuditTrail {

    /** Acts of a page, at most. */
    int PAGE_LIMIT = 500;

    /**
     * The acts, the newest first, or those before one.
     *
     * @param limit from 1 to {@link #PAGE_LIMIT}
     */
    AuditPage list(Actor actor, AuditFilter filter, Optional<UUID> before, int limit);
}
