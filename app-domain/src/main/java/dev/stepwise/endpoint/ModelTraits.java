package dev.stepwise.endpoint;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model is to be driven, as an administrator says it.
 *
 * @param prompt empty: the usual one
 * @param ownThinkingFedBack whether what it thinks by itself is sent back to it with its earlier replies
 * @param thinkingBudget tokens of its own thinking; empty: its own choice
 * @param outputMode that is proposed for it; empty: the usual one
 */
public record ModelTraits(
        Optional<PromptStyle> prompt,
        boolean ownThinkingFedBack,
        OptionalInt thinkingBudget,
        Optional<OutputMode> outputMode) {

    /** Nothing is said of the model. */
    public static final ModelTraits USUAL =
            new ModelTraits(Optional.empty(), false, OptionalInt.empty(), Optional.empty());

    public ModelTraits {
        if (thinkingBudget.isPresent() && thinkingBudget.getAsInt() < 0) {
            throw new IllegalArgumentException("A thinking budget is not negative.");
        }
    }
}
