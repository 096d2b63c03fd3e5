package dev.stepwise.run;

import dev.stepwise.endpoint.EndpointRef;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings as a person asks for them: like {@link RunSettings}, but what is empty is decided when the run is stored.
 *
 * @param seed empty: one is drawn
 * @param language empty: the question's
 */
public record SettingsDraft(
        String presetName,
        EndpointRef endpoint,
        String model,
        Strategy strategy,
        double temperature,
        double topP,
        OptionalInt seed,
        int minSteps,
        int maxSteps,
        int stepTokens,
        int answerTokens,
        OutputMode outputMode,
        Optional<Language> language) {

    /** The snapshot of these settings for a question. */
    public RunSettings resolve(String question, int drawnSeed) {
        return new RunSettings(
                presetName,
                endpoint,
                model,
                strategy,
                temperature,
                topP,
                seed.orElse(drawnSeed),
                minSteps,
                maxSteps,
                stepTokens,
                answerTokens,
                outputMode,
                language.orElseGet(() -> Language.of(question)));
    }

    /** The draft that asks for a run's settings once more, seed and language included. */
    public static SettingsDraft of(RunSettings settings) {
        return new SettingsDraft(
                settings.presetName(),
                settings.endpoint(),
                settings.model(),
                settings.strategy(),
                settings.temperature(),
                settings.topP(),
                OptionalInt.of(settings.seed()),
                settings.minSteps(),
                settings.maxSteps(),
                settings.stepTokens(),
                settings.answerTokens(),
                settings.outputMode(),
                Optional.of(settings.language()));
    }
}
