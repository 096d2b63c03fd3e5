package dev.stepwise.run;

import dev.stepwise.endpoint.EndpointRef;

/**
 * The settings under which a run is made: an immutable snapshot, complete to the seed.
 *
 * @param presetName the preset that the settings were taken from, followed by nothing if they were changed since: what the screen calls them
 * @param stepTokens tokens that a step's reply may have
 * @param answerTokens tokens that the answer may have
 * @param language of the prompts
 */
public record RunSettings(
        String presetName,
        EndpointRef endpoint,
        String model,
        Strategy strategy,
        double temperature,
        double topP,
        int seed,
        int minSteps,
        int maxSteps,
        int stepTokens,
        int answerTokens,
        OutputMode outputMode,
        Language language) {

    public RunSettings {
        SettingsRange.TEMPERATURE.require(temperature);
        SettingsRange.TOP_P.require(topP);
        SettingsRange.SEED.require(seed);
        SettingsRange.STEPS.require(minSteps);
        SettingsRange.STEPS.require(maxSteps);
        SettingsRange.TOKENS.require(stepTokens);
        SettingsRange.TOKENS.require(answerTokens);
        if (minSteps > maxSteps) {
            throw new IllegalArgumentException(
                    "At least " + minSteps + " steps are more than at most " + maxSteps + ".");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("A model has a name.");
        }
    }
}
