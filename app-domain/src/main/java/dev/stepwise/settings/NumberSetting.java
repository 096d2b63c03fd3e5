package dev.stepwise.settings;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The settings that are numbers, each with its range. */
public enum NumberSetting implements Setting {
    TEMPERATURE(Kind.DECIMAL, 0, 2),
    TOP_P(Kind.DECIMAL, 0.01, 1),
    SEED(Kind.WHOLE_OR_NONE, 0, Integer.MAX_VALUE),
    MIN_STEPS(Kind.WHOLE, 1, 50),
    MAX_STEPS(Kind.WHOLE, 1, 50),
    STEP_TOKENS(Kind.WHOLE, 16, 8192),
    ANSWER_TOKENS(Kind.WHOLE, 16, 8192);

    private enum Kind {
        WHOLE,
        WHOLE_OR_NONE,
        DECIMAL
    }

    private final Kind kind;
    private final double least;
    private final double most;

    NumberSetting(Kind kind, double least, double most) {
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** The lowest value that is allowed. */
    public double least() {
        return least;
    }

    /** The highest value that is allowed. */
    public double most() {
        return most;
    }

    /** Whether it has no decimal places. */
    public boolean isWhole() {
        return kind != Kind.DECIMAL;
    }

    /** Whether it may be left open. */
    public boolean isOptional() {
        return kind == Kind.WHOLE_OR_NONE;
    }

    /** Whether the value is allowed; NaN is not. */
    public boolean allows(double number) {
        return number >= least && number <= most && (!isWhole() || number == Math.rint(number));
    }

    /** What it is in these settings; empty where it is left open. */
    public OptionalDouble valueIn(ReasoningSettings settings) {
        var steps = settings.steps();
        var sampling = settings.sampling();
        return switch (this) {
            case MIN_STEPS -> OptionalDouble.of(steps.least());
            case MAX_STEPS -> OptionalDouble.of(steps.most());
            case STEP_TOKENS -> OptionalDouble.of(steps.tokens());
            case ANSWER_TOKENS -> OptionalDouble.of(settings.answerTokens());
            case TEMPERATURE -> OptionalDouble.of(sampling.temperature());
            case TOP_P -> OptionalDouble.of(sampling.topP());
            case SEED -> decimal(sampling.seed());
        };
    }

    @Override
    public String wireName() {
        return ChoiceSetting.wireName(this);
    }

    @Override
    public boolean countsIn(ReasoningSettings settings) {
        return switch (this) {
            case MIN_STEPS, MAX_STEPS, STEP_TOKENS -> settings.isInSteps();
            case SEED -> settings.sampling().isByChance();
            case ANSWER_TOKENS, TEMPERATURE, TOP_P -> true;
        };
    }

    /** @throws IllegalArgumentException if the value is not allowed */
    public void require(double number) {
        if (!allows(number)) {
            throw new IllegalArgumentException(
                    wireName() + " is between " + least + " and " + most + ", not " + number + ".");
        }
    }

    private static OptionalDouble decimal(OptionalInt whole) {
        return whole.isPresent() ? OptionalDouble.of(whole.getAsInt()) : OptionalDouble.empty();
    }
}
