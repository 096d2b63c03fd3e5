package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.optional;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.Tokens;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        @Nullable Integer thinkingTokens,
        boolean tokensEstimated,
        @Nullable String reportedModel,
        String leftOut) {

    /** The names of parts, with commas between them. */
    static String names(Set<RequestPart> parts) {
        return parts.stream().sorted().map(RequestPart::name).collect(Collectors.joining(","));
    }

    /** What a node of a later version left out may have no name here. */
    private static Set<RequestPart> parts(String names) {
        var left = Set.copyOf(List.of(names.split(",")));
        return Stream.of(RequestPart.values())
                .filter(part -> left.contains(part.name()))
                .collect(Collectors.toSet());
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
                                optional(thinkingTokens),
                                tokensEstimated),
                        Optional.ofNullable(reportedModel),
                        parts(leftOut)));
    }
}
