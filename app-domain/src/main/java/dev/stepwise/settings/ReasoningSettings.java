package dev.stepwise.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model is made to reason, as it is asked for: part of a preset, of what a person fills in, and of each run.
 *
 * @param answerTokens tokens that the answer may have
 * @param language of the prompts; empty: the question's
 */
public record ReasoningSettings(
        Strategy strategy,
        StepLimits steps,
        int answerTokens,
        Sampling sampling,
        OutputMode outputMode,
        Optional<Language> language) {

    /** What a new question starts with. */
    public static final ReasoningSettings DEFAULT = new ReasoningSettings(
            Strategy.STEPS,
            new StepLimits(3, 25, 300),
            500,
            new Sampling(0, 1, OptionalInt.empty()),
            OutputMode.JSON_SCHEMA,
            Optional.empty());

    /** @throws IllegalArgumentException if a number is out of its range */
    public ReasoningSettings {
        NumberSetting.ANSWER_TOKENS.require(answerTokens);
    }

    /** Whether there are steps before the answer. */
    public boolean isInSteps() {
        return strategy == Strategy.STEPS;
    }

    /** Whether they are what was asked for there; a seed or a language that was left open there may be any. */
    public boolean satisfy(ReasoningSettings asked) {
        var compared = change();
        if (asked.sampling().seed().isEmpty()) {
            compared.set(NumberSetting.SEED, OptionalDouble.empty());
        }
        if (asked.language().isEmpty()) {
            compared.language(Optional.empty());
        }
        return compared.build().equals(asked);
    }

    /** Others are made from these. */
    public Builder change() {
        return new Builder(this);
    }

    /** Takes one value after another; whether they fit together is looked at in the end. */
    public static final class Builder {

        private final Map<NumberSetting, Double> numbers = new EnumMap<>(NumberSetting.class);
        private Strategy strategy;
        private OutputMode outputMode;
        private Optional<Language> language;

        private Builder(ReasoningSettings start) {
            strategy = start.strategy;
            outputMode = start.outputMode;
            language = start.language;
            for (var setting : NumberSetting.values()) {
                set(setting, setting.valueIn(start));
            }
        }

        public Builder set(NumberSetting setting, double value) {
            numbers.put(setting, value);
            return this;
        }

        /** Empty leaves it open. */
        public Builder set(NumberSetting setting, OptionalDouble value) {
            value.ifPresentOrElse(number -> numbers.put(setting, number), () -> numbers.remove(setting));
            return this;
        }

        public Builder strategy(Strategy value) {
            strategy = value;
            return this;
        }

        public Builder outputMode(OutputMode value) {
            outputMode = value;
            return this;
        }

        /** Empty: the question's. */
        public Builder language(Optional<Language> value) {
            language = value;
            return this;
        }

        /** @throws IllegalArgumentException if a number is missing or out of its range, or two contradict each other */
        public ReasoningSettings build() {
            return new ReasoningSettings(
                    strategy,
                    new StepLimits(
                            whole(NumberSetting.MIN_STEPS),
                            whole(NumberSetting.MAX_STEPS),
                            whole(NumberSetting.STEP_TOKENS)),
                    whole(NumberSetting.ANSWER_TOKENS),
                    new Sampling(
                            number(NumberSetting.TEMPERATURE),
                            number(NumberSetting.TOP_P),
                            numbers.containsKey(NumberSetting.SEED)
                                    ? OptionalInt.of(whole(NumberSetting.SEED))
                                    : OptionalInt.empty()),
                    outputMode,
                    language);
        }

        private int whole(NumberSetting setting) {
            return (int) number(setting);
        }

        private double number(NumberSetting setting) {
            var value = numbers.get(setting);
            if (value == null) {
                throw new IllegalArgumentException(setting.wireName() + " cannot be left open.");
            }
            setting.require(value);
            return value;
        }
    }
}
