package dev.stepwise.settings.persistence;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Penalties;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.StepLimits;
import dev.stepwise.settings.StopTexts;
import dev.stepwise.settings.Strategy;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How to reason, as the columns that {@code run} and {@code preset} share: filtered and compared by SQL, and checked by it. */
@Embeddable
public class ReasoningColumns {

    @Enumerated(EnumType.STRING)
    private Strategy strategy;

    private double temperature;

    @Column(name = "top_p") // the naming strategy takes a last capital for no word
    private double topP;

    private @Nullable Integer seed;

    @Column(name = "top_k")
    private @Nullable Integer topK;

    @Column(name = "min_p")
    private @Nullable Double minP;

    private @Nullable Double presencePenalty;
    private @Nullable Double frequencyPenalty;
    private @Nullable Double repetitionPenalty;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> stop;

    @Enumerated(EnumType.STRING)
    private @Nullable ReasoningEffort reasoningEffort;

    private @Nullable Integer thinkingTokens;
    private int minSteps;
    private int maxSteps;
    private int stepTokens;
    private int answerTokens;

    @Enumerated(EnumType.STRING)
    private OutputMode outputMode;

    @Enumerated(EnumType.STRING)
    private @Nullable PromptStyle prompt;

    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected ReasoningColumns() {}

    public ReasoningColumns(ReasoningSettings settings) {
        strategy = settings.strategy();
        var sampling = settings.sampling();
        temperature = sampling.temperature();
        topP = sampling.topP();
        seed = orNull(sampling.seed());
        topK = orNull(sampling.topK());
        minP = orNull(sampling.minP());
        presencePenalty = orNull(sampling.penalties().presence());
        frequencyPenalty = orNull(sampling.penalties().frequency());
        repetitionPenalty = orNull(sampling.penalties().repetition());
        stop = sampling.stops().texts();
        reasoningEffort = settings.ownThinking().effort().orElse(null);
        thinkingTokens = orNull(settings.ownThinking().tokens());
        minSteps = settings.steps().least();
        maxSteps = settings.steps().most();
        stepTokens = settings.steps().tokens();
        answerTokens = settings.answerTokens();
        outputMode = settings.outputMode();
        prompt = settings.prompt().orElse(null);
        language = settings.language().orElse(null);
    }

    public ReasoningSettings toSettings() {
        return new ReasoningSettings(
                strategy,
                new StepLimits(minSteps, maxSteps, stepTokens),
                answerTokens,
                sampling(),
                new OwnThinkingLimits(Optional.ofNullable(reasoningEffort), whole(thinkingTokens)),
                outputMode,
                Optional.ofNullable(prompt),
                Optional.ofNullable(language));
    }

    private Sampling sampling() {
        return new Sampling(
                temperature,
                topP,
                whole(seed),
                whole(topK),
                decimal(minP),
                new Penalties(decimal(presencePenalty), decimal(frequencyPenalty), decimal(repetitionPenalty)),
                new StopTexts(stop));
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static OptionalInt whole(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalDouble decimal(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
