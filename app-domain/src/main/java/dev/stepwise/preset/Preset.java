package dev.stepwise.preset;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings with a name; the model is chosen beside it.
 *
 * @param own whether it is a person's own, and no built-in one that stays as it is
 */
public record Preset(
        PresetId id,
        String name,
        boolean own,
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

    /** The built-in preset that a new question starts with. */
    public static final String CAREFUL_STEPS = "Careful steps";

    /** The built-in preset of few and brief steps. */
    public static final String SHORT = "Short";

    /** The built-in preset of many and long steps. */
    public static final String THOROUGH = "Thorough";

    /** The built-in preset of the baseline. */
    public static final String PLAIN_ANSWER = "Plain answer";

    /** These settings for a model. */
    public SettingsDraft draft(EndpointRef endpoint, String model) {
        return new SettingsDraft(
                name,
                endpoint,
                model,
                strategy,
                temperature,
                topP,
                seed,
                minSteps,
                maxSteps,
                stepTokens,
                answerTokens,
                outputMode,
                language);
    }
}
