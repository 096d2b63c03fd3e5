package dev.stepwise.settings;

/**
 * How many steps there may be, and how long each.
 *
 * @param least steps before the answer
 * @param most steps before the answer
 * @param tokens that a step's reply may have
 */
public record StepLimits(int least, int most, int tokens) {

    /** @throws IllegalArgumentException if one is out of its range, or least above most */
    public StepLimits {
        NumberSetting.MIN_STEPS.require(least);
        NumberSetting.MAX_STEPS.require(most);
        NumberSetting.STEP_TOKENS.require(tokens);
        if (least > most) {
            throw new IllegalArgumentException("At least " + least + " steps are more than at most " + most + ".");
        }
    }
}
