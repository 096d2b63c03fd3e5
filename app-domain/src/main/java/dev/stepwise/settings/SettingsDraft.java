package dev.stepwise.settings;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelTraits;
import java.util.OptionalInt;

/**
 * Settings as a person asks for them; what they leave open is decided when the run is stored.
 *
 * @param preset the one that they were taken from, whether or not they were changed since
 */
public record SettingsDraft(PresetName preset, EndpointRef endpoint, String model, ReasoningSettings reasoning) {

    /**
     * The snapshot of these settings for a question.
     *
     * @param traits of the model, which decide what is left open
     */
    public RunSettings resolve(String question, int drawnSeed, ModelTraits traits) {
        return new RunSettings(
                preset,
                endpoint,
                model,
                withBudget(traits.thinkingBudget()),
                reasoning.sampling().seed().orElse(drawnSeed),
                reasoning.language().orElseGet(() -> Language.of(question)),
                ChosenPrompt.of(endpoint, reasoning, traits));
    }

    private ReasoningSettings withBudget(OptionalInt budget) {
        return budget.isPresent() && reasoning.ownThinking().tokens().isEmpty()
                ? reasoning
                        .change()
                        .set(
                                NumberSetting.THINKING_TOKENS,
                                Math.min(budget.getAsInt(), NumberSetting.THINKING_TOKENS.most()))
                        .build()
                : reasoning;
    }

    /** The same at another server. */
    public SettingsDraft at(EndpointRef server) {
        return new SettingsDraft(preset, server, model, reasoning);
    }

    /** The draft that asks for a run's settings once more, seed, prompt and language included. */
    public static SettingsDraft of(RunSettings settings) {
        return new SettingsDraft(settings.preset(), settings.endpoint(), settings.model(), settings.resolved());
    }
}
