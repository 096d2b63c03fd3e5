package dev.stepwise.llm.reasoning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time that a run is worked on; waiting in the queue is not part of it. */
final class WorkTime {

    private static final Duration LIMIT = Duration.ofMinutes(60);

    private final Clock clock;
    private final Instant start;
    private final Duration before;

    /** @param before what earlier nodes worked on it */
    WorkTime(Clock clock, Duration before) {
        this.clock = clock;
        this.start = clock.instant();
        this.before = before;
    }

    Instant now() {
        return clock.instant();
    }

    /** What is left, never negative. */
    Duration left() {
        var left = LIMIT.minus(before).minus(Duration.between(start, now()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }
}
