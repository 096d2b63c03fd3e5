package dev.stepwise.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What one model call took, by this node's clock. Times are as exact as they are stored, durations in milliseconds and instants in
 * microseconds, so that whoever sees a run live and whoever reads it later are told the same.
 *
 * @param toFirstToken from sending the request to the first text; empty if none came
 * @param total from sending the request to the call's end
 * @param reportedModel the model that the server says it used
 * @param leftOut of the request, because the server refuses it
 */
public record CallFigures(
        Instant startedAt,
        Optional<Duration> toFirstToken,
        Duration total,
        Tokens tokens,
        Optional<String> reportedModel,
        Set<RequestPart> leftOut) {

    public CallFigures {
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
        toFirstToken = toFirstToken.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        total = total.truncatedTo(ChronoUnit.MILLIS);
        leftOut = Set.copyOf(leftOut);
    }

    /** Figures of a call whose server takes all that was asked. */
    public CallFigures(
            Instant startedAt,
            Optional<Duration> toFirstToken,
            Duration total,
            Tokens tokens,
            Optional<String> reportedModel) {
        this(startedAt, toFirstToken, total, tokens, reportedModel, Set.of());
    }
}
