package dev.stepwise.settings;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import java.util.Optional;

/**
 * The prompt of a run, for all its life.
 *
 * @param version of all texts that are said to the model; those of a version never change
 */
public record ChosenPrompt(PromptStyle style, int version) {

    /** The version of runs from before there were several, which the tiny model was trained on. */
    public static final int FIRST_VERSION = 1;

    /** The version of new runs. */
    public static final int NEWEST_VERSION = 2;

    /** @throws IllegalArgumentException if the version is none */
    public ChosenPrompt {
        if (version < FIRST_VERSION) {
            throw new IllegalArgumentException("There is no version " + version + " of the prompts.");
        }
    }

    /** The prompt of a new run; a style that is left open is the model's. */
    static ChosenPrompt of(EndpointRef endpoint, ReasoningSettings asked, ModelTraits traits) {
        var style = asked.prompt().or(traits::prompt).orElse(PromptStyle.CAREFUL);
        boolean asTrained =
                endpoint.isTiny() && asked.outputMode() == OutputMode.JSON_SCHEMA && style == PromptStyle.CAREFUL;
        return new ChosenPrompt(style, asTrained ? FIRST_VERSION : NEWEST_VERSION);
    }

    /** The same style, asked for. */
    Optional<PromptStyle> asked() {
        return Optional.of(style);
    }
}
