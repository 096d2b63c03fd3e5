package dev.stepwise.settings.persistence;

import dev.stepwise.settings.Language;
import dev.stepwise.settings.OutputMode;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.StepLimits;
import dev.stepwise.settings.Strategy;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.OptionalInt;
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
    private int minSteps;
    private int maxSteps;
    private int stepTokens;
    private int answerTokens;

    @Enumerated(EnumType.STRING)
    private OutputMode outputMode;

    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected ReasoningColumns() {}

    public ReasoningColumns(ReasoningSettings settings) {
        strategy = settings.strategy();
        temperature = settings.sampling().temperature();
        topP = settings.sampling().topP();
        seed = settings.sampling().seed().isPresent()
                ? settings.sampling().seed().getAsInt()
                : null;
        minSteps = settings.steps().least();
        maxSteps = settings.steps().most();
        stepTokens = settings.steps().tokens();
        answerTokens = settings.answerTokens();
        outputMode = settings.outputMode();
        language = settings.language().orElse(null);
    }

    public ReasoningSettings toSettings() {
        return new ReasoningSettings(
                strategy,
                new StepLimits(minSteps, maxSteps, stepTokens),
                answerTokens,
                new Sampling(temperature, topP, seed == null ? OptionalInt.empty() : OptionalInt.of(seed)),
                outputMode,
                Optional.ofNullable(language));
    }
}
