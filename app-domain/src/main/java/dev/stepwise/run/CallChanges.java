package dev.stepwise.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * In what an attempt's request differed from the settings.
 *
 * @param faultNamed a sentence that names the fault of the attempt before was added to the user turn
 * @param withoutSchema no {@code response_format} was sent
 * @param stepsLeftOut how many steps were left out, from the second on, because they did not fit into the context; if all were, the first too
 * @param thinkingOff the model was asked not to think by itself
 */
public record CallChanges(
        OptionalInt maxTokens,
        OptionalDouble temperature,
        OptionalInt seed,
        boolean faultNamed,
        boolean withoutSchema,
        int stepsLeftOut,
        boolean thinkingOff) {

    public static final CallChanges NONE =
            new CallChanges(OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), false, false);

    /** Changes of a request that holds all steps, and leaves the model's own thinking as the settings have it. */
    public CallChanges(
            OptionalInt maxTokens,
            OptionalDouble temperature,
            OptionalInt seed,
            boolean faultNamed,
            boolean withoutSchema) {
        this(maxTokens, temperature, seed, faultNamed, withoutSchema, 0, false);
    }
}
