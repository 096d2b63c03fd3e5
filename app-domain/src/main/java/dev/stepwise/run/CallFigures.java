package dev.stepwise.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What one model call took, by this node's clock. Times are as exact as they are stored, durations in milliseconds and instants in
 * microseconds, so that whoever sees a run live and whoever reads it later are told the same.
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
        Optional<String> reportedModel) {

    public CallFigures {
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
        toFirstToken = toFirstToken.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        total = total.truncatedTo(ChronoUnit.MILLIS);
    }
}
