package dev.stepwise.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one model call took, by this node's clock.
 *
 * @param toFirstToken from sending the request to the first text; empty if none came
 * @param total from sending the request to the call's end
 * @param reportedModel the model that the server says it used
 */
public record CallFigures(
        Instant startedAt,
        Optional<Duration> toFirstToken,
        Duration total,
        Tokens tokens,
        Optional<String> reportedModel) {}
