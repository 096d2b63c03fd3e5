package dev.stepwise.settings;

import dev.stepwise.endpoint.EndpointRef;

/**
 * Settings as a person asks for them; what they leave open is decided when the run is stored.
 *
 * @param preset the one that they were taken from, whether or not they were changed since
 */
public record SettingsDraft(PresetName preset, EndpointRef endpoint, String model, ReasoningSettings reasoning) {

    /** The snapshot of these settings for a question. */
    public RunSettings resolve(String question, int drawnSeed) {
        return new RunSettings(
                preset,
                endpoint,
                model,
                reasoning,
                reasoning.sampling().seed().orElse(drawnSeed),
                reasoning.language().orElseGet(() -> Language.of(question)),
                ChosenPrompt.of(endpoint, reasoning));
    }

    /** The draft that asks for a run's settings once more, seed, prompt and language included. */
    public static SettingsDraft of(RunSettings settings) {
        return new SettingsDraft(settings.preset(), settings.endpoint(), settings.model(), settings.resolved());
    }
}
