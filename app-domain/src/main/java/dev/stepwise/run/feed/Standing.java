package dev.stepwise.run.feed;

import java.time.Instant;
import java.util.Optional;

/** How far a run has come, in so few figures that two of them tell whether there is news. */
record Standing(
        Instant queuedAt,
        Optional<Instant> claimedAt,
        int takenUpAgain,
        boolean thinkingOver,
        boolean stopRequested,
        boolean ended,
        int kept,
        int attempts,
        int open) {}
