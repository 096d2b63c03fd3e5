package dev.stepwise.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * In what an attempt's request differed from the settings.
 *
 * @param faultNamed a sentence that names the fault of the attempt before was added to the user turn
 * @param withoutSchema no {@code response_format} was sent
 */
public record CallChanges(
        OptionalInt maxTokens,
        OptionalDouble temperature,
        OptionalInt seed,
        boolean faultNamed,
        boolean withoutSchema) {

    public static final CallChanges NONE =
            new CallChanges(OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), false, false);
}
