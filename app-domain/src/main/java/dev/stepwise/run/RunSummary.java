package dev.stepwise.run;

import dev.stepwise.settings.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run in a line.
 *
 * @param ordinal its number among the runs of its question, from 1
 * @param worked the time that nodes have worked on it so far; for a run that is under way, up to its last claim
 */
public record RunSummary(
        RunId id,
        int ordinal,
        RunSettings settings,
        RunState state,
        Instant queuedAt,
        Optional<Instant> claimedAt,
        Optional<Instant> endedAt,
        Duration worked,
        int steps,
        Optional<ThinkingEnd> thinkingEnd,
        Optional<RunOutcome> outcome) {}
