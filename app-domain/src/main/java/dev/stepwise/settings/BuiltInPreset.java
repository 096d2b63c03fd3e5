package dev.stepwise.settings;

import java.util.Optional;
import java.util.OptionalInt;

/** The settings that come with Stepwise, in the order in which they are offered; the pages have words for each. */
public enum BuiltInPreset {

    /** What a new question starts with. */
    CAREFUL_STEPS,

    /** Few and brief steps: it ends within 1,500 tokens. */
    SHORT,

    /**
     * Many and long steps: it fits a context of 18,016 tokens. It varies a little, because small models that always take the likeliest
     * word repeat themselves in long chains.
     */
    THOROUGH,

    /** The baseline. */
    PLAIN_ANSWER;

    public ReasoningSettings reasoning() {
        return switch (this) {
            case CAREFUL_STEPS -> ReasoningSettings.DEFAULT;
            case SHORT -> steps(new StepLimits(2, 6, 200), 300, new Sampling(0, 1, OptionalInt.empty()));
            case THOROUGH -> steps(new StepLimits(6, 30, 500), 1000, new Sampling(0.3, 0.95, OptionalInt.empty()));
            case PLAIN_ANSWER ->
                ReasoningSettings.DEFAULT.change().strategy(Strategy.DIRECT).build();
        };
    }

    private static ReasoningSettings steps(StepLimits steps, int answerTokens, Sampling sampling) {
        return new ReasoningSettings(
                Strategy.STEPS, steps, answerTokens, sampling, OutputMode.JSON_SCHEMA, Optional.empty());
    }
}
