package dev.stepwise.settings;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
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

    /**
     * The question, then the same model's check, without a word of ours on how to think: what does small models the least harm. It ends
     * within 900 tokens.
     */
    STEPS_AS_TEXT,

    /** The model thinks in one reply, before its answer. */
    ONE_CALL,

    /** The baseline. */
    PLAIN_ANSWER,

    /** The other end: nothing but the answer. */
    ANSWER_ONLY;

    public ReasoningSettings reasoning() {
        return switch (this) {
            case CAREFUL_STEPS -> ReasoningSettings.DEFAULT;
            case SHORT -> steps(new StepLimits(2, 6, 200), 300, Sampling.of(0, 1, OptionalInt.empty()));
            case THOROUGH -> steps(new StepLimits(6, 30, 500), 1000, Sampling.of(0.3, 0.95, OptionalInt.empty()));
            case STEPS_AS_TEXT ->
                steps(new StepLimits(1, 2, 300), 300, Sampling.of(0, 1, OptionalInt.empty()))
                        .change()
                        .outputMode(OutputMode.TEXT)
                        .prompt(Optional.of(PromptStyle.NONE))
                        .build();
            case ONE_CALL -> inOneCall(Strategy.ONE_CALL);
            case PLAIN_ANSWER -> inOneCall(Strategy.DIRECT);
            case ANSWER_ONLY -> inOneCall(Strategy.ANSWER_ONLY);
        };
    }

    private static ReasoningSettings inOneCall(Strategy strategy) {
        return ReasoningSettings.DEFAULT.change().strategy(strategy).build();
    }

    private static ReasoningSettings steps(StepLimits steps, int answerTokens, Sampling sampling) {
        return new ReasoningSettings(
                Strategy.STEPS,
                steps,
                answerTokens,
                sampling,
                OwnThinkingLimits.NONE,
                OutputMode.JSON_SCHEMA,
                Optional.empty(),
                Optional.empty());
    }
}
