package dev.stepwise.settings;

import dev.stepwise.endpoint.EndpointRef;
import java.util.Optional;

/**
 * The settings under which a run is made: an immutable snapshot.
 *
 * @param preset the one that the settings were taken from, whether or not they were changed since: what the screen calls them
 * @param reasoning as it was asked for
 * @param seed the one that was asked for, or drawn
 * @param language of the prompts: the one that was asked for, or the question's
 * @param prompt the one that was asked for, or the model's
 */
public record RunSettings(
        PresetName preset,
        EndpointRef endpoint,
        String model,
        ReasoningSettings reasoning,
        int seed,
        Language language,
        ChosenPrompt prompt) {

    /** @throws IllegalArgumentException if the seed is out of its range, or the model has no name */
    public RunSettings {
        NumberSetting.SEED.require(seed);
        if (model.isBlank()) {
            throw new IllegalArgumentException("A model has a name.");
        }
    }

    /** The same at another server. */
    public RunSettings at(EndpointRef server) {
        return new RunSettings(preset, server, model, reasoning, seed, language, prompt);
    }

    /** As they apply, with the seed that was drawn, the language that was found and the model's prompt. */
    public ReasoningSettings resolved() {
        return reasoning
                .change()
                .set(NumberSetting.SEED, seed)
                .prompt(prompt.asked())
                .language(Optional.of(language))
                .build();
    }
}
