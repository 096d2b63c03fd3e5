package dev.stepwise.account.invitation;

import dev.stepwise.account.Role;
import java.time.Duration;
import java.util.Optional;

/** What a link with a token leads to. */
public sealed interface OpenedInvitation {

    /** Somebody may come in with it, as it stands at this moment. */
    record Open(Role role, Optional<String> forWhom) implements OpenedInvitation {}

    /** Nobody can come in with it any more. */
    record Closed(InvitationState why) implements OpenedInvitation, RedeemResult {}

    /** There never was such a link. */
    record Unknown() implements OpenedInvitation, RedeemResult {}

    /** There never was such a link, and too many like it came from there. */
    record TooManyUnknown(Duration rest) implements OpenedInvitation, RedeemResult {}
}
