package dev.stepwise.ui.run.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time that a run takes.
 *
 * @param queuedAt when it was queued last
 * @param waited how long it waited for a node at first
 * @param worked how long nodes have worked on it up to its last claim, or in all where it has ended
 * @param claimedAt when a node took it up; empty while it is queued, and where it has ended
 */
public record RunClock(Instant queuedAt, Duration waited, Duration worked, Optional<Instant> claimedAt) {

    RunClock queuedAgain(Instant at) {
        return new RunClock(at, waited, worked, Optional.empty());
    }

    RunClock claimed(Instant at) {
        return new RunClock(queuedAt, waited, worked, Optional.of(at));
    }

    RunClock ended(Instant at) {
        // in milliseconds, as it is stored
        var total = claimedAt
                .map(since -> worked.plus(since(since, at).truncatedTo(ChronoUnit.MILLIS)))
                .orElse(worked);
        return new RunClock(queuedAt, waited, total, Optional.empty());
    }

    /** How long a run under way has been worked on; while it waits for a node, for how long it waits. */
    Duration elapsed(Instant now) {
        return claimedAt.map(since -> worked.plus(since(since, now))).orElseGet(() -> since(queuedAt, now));
    }

    /** Two clocks may differ by a little. */
    private static Duration since(Instant start, Instant now) {
        return now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
    }
}
