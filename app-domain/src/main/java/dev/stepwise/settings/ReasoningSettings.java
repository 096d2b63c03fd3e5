package dev.stepwise.settings;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model is made to reason, as it is asked for: part of a preset, of what a person fills in, and of each run.
 *
 * @param answerTokens tokens that the answer may have
 * @param prompt empty: the model's
 * @param language of the prompts; empty: the question's
 */
public record ReasoningSettings(
        Strategy strategy,
        StepLimits steps,
        int answerTokens,
        Sampling sampling,
        OwnThinkingLimits ownThinking,
        OutputMode outputMode,
        Optional<PromptStyle> prompt,
        Optional<Language> language) {

    /** What a new question starts with. */
    public static final ReasoningSettings DEFAULT = new ReasoningSettings(
            Strategy.STEPS,
            new StepLimits(3, 25, 300),
            500,
            Sampling.of(0, 1, OptionalInt.empty()),
            OwnThinkingLimits.NONE,
            OutputMode.JSON_SCHEMA,
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if a number is out of its range */
    public ReasoningSettings {
        NumberSetting.ANSWER_TOKENS.require(answerTokens);
    }

    /** Whether there are steps before the answer. */
    public boolean isInSteps() {
        return strategy == Strategy.STEPS;
    }

    /** Whether they are what was asked for there; a seed, a prompt, a language or a limit to its own thinking that was left open there may be any. */
    public boolean satisfy(ReasoningSettings asked) {
        var compared = change();
        if (asked.sampling().seed().isEmpty()) {
            compared.set(NumberSetting.SEED, OptionalDouble.empty());
        }
        if (asked.ownThinking().tokens().isEmpty()) {
            compared.set(NumberSetting.THINKING_TOKENS, OptionalDouble.empty());
        }
        if (asked.prompt().isEmpty()) {
            compared.prompt(Optional.empty());
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
        private Optional<ReasoningEffort> effort;
        private StopTexts stops;
        private OutputMode outputMode;
        private Optional<PromptStyle> prompt;
        private Optional<Language> language;

        private Builder(ReasoningSettings start) {
            strategy = start.strategy;
            effort = start.ownThinking.effort();
            stops = start.sampling.stops();
            outputMode = start.outputMode;
            prompt = start.prompt;
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

        /** Empty: as the server does it. */
        public Builder effort(Optional<ReasoningEffort> value) {
            effort = value;
            return this;
        }

        public Builder stops(StopTexts value) {
            stops = value;
            return this;
        }

        /** Empty: the model's. */
        public Builder prompt(Optional<PromptStyle> value) {
            prompt = value;
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
                    sampling(),
                    new OwnThinkingLimits(effort, wholeOrNone(NumberSetting.THINKING_TOKENS)),
                    outputMode,
                    prompt,
                    language);
        }

        private Sampling sampling() {
            return new Sampling(
                    number(NumberSetting.TEMPERATURE),
                    number(NumberSetting.TOP_P),
                    wholeOrNone(NumberSetting.SEED),
                    wholeOrNone(NumberSetting.TOP_K),
                    orNone(NumberSetting.MIN_P),
                    new Penalties(
                            orNone(NumberSetting.PRESENCE_PENALTY),
                            orNone(NumberSetting.FREQUENCY_PENALTY),
                            orNone(NumberSetting.REPETITION_PENALTY)),
                    stops);
        }

        private OptionalInt wholeOrNone(NumberSetting setting) {
            return numbers.containsKey(setting) ? OptionalInt.of(whole(setting)) : OptionalInt.empty();
        }

        private OptionalDouble orNone(NumberSetting setting) {
            return numbers.containsKey(setting) ? OptionalDouble.of(number(setting)) : OptionalDouble.empty();
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
