package dev.stepwise.account.invitation;

import dev.stepwise.account.Role;
import java.time.Instant;

/** Invitations that are to be made, all until the same moment. */
public sealed interface InvitationDraft {

    Instant endsAt();

    /** One link for one person. */
    record ForOne(Role role, String name, Instant endsAt) implements InvitationDraft {}

    /** One link that lets several people in, as users. */
    record ForSeveral(int places, Instant endsAt) implements InvitationDraft {}

    /** A link for each line of a list of names, as users; blank lines count for nothing. */
    record ForEach(String names, Instant endsAt) implements InvitationDraft {}
}
