package dev.stepwise.run.execution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as the database keeps it, so that what is told and what is read again are equal. */
final class Moment {

    private Moment() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
