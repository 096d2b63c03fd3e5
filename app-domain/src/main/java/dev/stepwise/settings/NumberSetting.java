package dev.stepwise.settings;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The settings that are numbers, each with its range. */
public enum NumberSetting implements Setting {
    TEMPERATURE(Kind.DECIMAL, 0, 2),
    TOP_P(Kind.DECIMAL, 0.01, 1),
    TOP_K(Kind.WHOLE_OR_NONE, 1, 1000),
    MIN_P(Kind.DECIMAL_OR_NONE, 0, 1),
    SEED(Kind.WHOLE_OR_NONE, 0, Integer.MAX_VALUE),
    MIN_STEPS(Kind.WHOLE, 1, 50),
    MAX_STEPS(Kind.WHOLE, 1, 50),
    STEP_TOKENS(Kind.WHOLE, 16, 8192),
    ANSWER_TOKENS(Kind.WHOLE, 16, 8192),
    THINKING_TOKENS(Kind.WHOLE_OR_NONE, 0, 65536),
    PRESENCE_PENALTY(Kind.DECIMAL_OR_NONE, -2, 2),
    FREQUENCY_PENALTY(Kind.DECIMAL_OR_NONE, -2, 2),
    REPETITION_PENALTY(Kind.DECIMAL_OR_NONE, 0.1, 2);

    private enum Kind {
        WHOLE,
        WHOLE_OR_NONE,
        DECIMAL,
        DECIMAL_OR_NONE
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
        return kind == Kind.WHOLE || kind == Kind.WHOLE_OR_NONE;
    }

    /** Whether it may be left open. */
    public boolean isOptional() {
        return kind == Kind.WHOLE_OR_NONE || kind == Kind.DECIMAL_OR_NONE;
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
            case TOP_K -> decimal(sampling.topK());
            case MIN_P -> sampling.minP();
            case PRESENCE_PENALTY -> sampling.penalties().presence();
            case FREQUENCY_PENALTY -> sampling.penalties().frequency();
            case REPETITION_PENALTY -> sampling.penalties().repetition();
            case THINKING_TOKENS -> decimal(settings.ownThinking().tokens());
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
            case SEED, TOP_K, MIN_P -> settings.sampling().isByChance();
            case ANSWER_TOKENS -> settings.strategy() != Strategy.ANSWER_ONLY;
            case TEMPERATURE, TOP_P, THINKING_TOKENS, PRESENCE_PENALTY, FREQUENCY_PENALTY, REPETITION_PENALTY -> true;
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
