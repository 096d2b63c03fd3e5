package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;
import static dev.stepwise.run.persistence.Nullables.optional;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Tokens;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call took; without a total while it is under way, and for ever if its node was lost. */
@Embeddable
record FiguresColumns(
        Instant startedAt,
        @Nullable Long firstTokenMs,
        @Nullable Long totalMs,
        @Nullable Integer promptTokens,
        @Nullable Integer cachedTokens,
        @Nullable Integer completionTokens,
        boolean tokensEstimated,
        @Nullable String reportedModel) {

    static FiguresColumns begun(Instant at) {
        return new FiguresColumns(at, null, null, null, null, null, false, null);
    }

    static FiguresColumns of(CallFigures figures) {
        var tokens = figures.tokens();
        return new FiguresColumns(
                figures.startedAt(),
                figures.toFirstToken().map(Duration::toMillis).orElse(null),
                figures.total().toMillis(),
                boxed(tokens.prompt()),
                boxed(tokens.cached()),
                boxed(tokens.completion()),
                tokens.estimated(),
                figures.reportedModel().orElse(null));
    }

    Optional<CallFigures> toFigures() {
        return Optional.ofNullable(totalMs)
                .map(total -> new CallFigures(
                        startedAt,
                        Optional.ofNullable(firstTokenMs).map(Duration::ofMillis),
                        Duration.ofMillis(total),
                        new Tokens(
                                optional(promptTokens),
                                optional(cachedTokens),
                                optional(completionTokens),
                                tokensEstimated),
                        Optional.ofNullable(reportedModel)));
    }
}
