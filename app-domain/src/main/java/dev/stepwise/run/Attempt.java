package dev.stepwise.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One model call for a step, as it is stored.
 *
 * @param cause why it was not accepted; while it is open, why it waits for its server, if it does; empty when it was accepted
 * @param rawReply what the model wrote, as far as it came; empty while it is open
 * @param thinking what the model thought by itself, as far as it came; empty while it is open
 * @param figures empty while it is open, and when its node was lost
 */
public record Attempt(
        AttemptRef ref,
        CallChanges changes,
        Instant startedAt,
        Ending ending,
        Optional<Cause> cause,
        CauseDetail detail,
        String rawReply,
        String thinking,
        Optional<CallFigures> figures) {

    /** How an attempt stands. */
    public enum Ending {
        OPEN,
        ACCEPTED,
        REJECTED
    }
}
