package dev.stepwise.account.invitation;

import dev.stepwise.account.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation as administrators see it; its link is shown once and never again.
 *
 * @param forWhom for whom it was made, if for somebody by name
 * @param places how many people may come in with it
 * @param used how many did
 * @param madeBy who made it, as they were called then
 * @param isOwn whether whoever looks made it
 */
public record Invitation(
        InvitationId id,
        InvitationState state,
        Role role,
        Optional<String> forWhom,
        int places,
        int used,
        String madeBy,
        boolean isOwn,
        Instant madeAt,
        Instant endsAt) {

    /** People who may come in with one invitation, and names in one list, at most. */
    public static final int MOST = 500;

    /** Days until it ends, at most. */
    public static final int MOST_DAYS = 366;
}
