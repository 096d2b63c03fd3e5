package dev.stepwise.llm.model;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way in which each question is asked: every strategy without steps, and the chain in each output mode, and with each prompt, within the limits of its preset.
 *
 * @param name as options and tables name it
 */
record Way(String name, ReasoningSettings settings) {

    /** The baseline, which the others are compared with. */
    static final String PLAIN = name(Strategy.DIRECT);

    /** All that there are, the baseline first. */
    static List<Way> all() {
        var ways = new ArrayList<Way>();
        var shortest = BuiltInPreset.SHORT.reasoning();
        for (var strategy : Strategy.values()) {
            if (strategy != Strategy.STEPS) {
                ways.add(new Way(
                        name(strategy), shortest.change().strategy(strategy).build()));
            }
        }
        ways.sort((one, other) -> Boolean.compare(other.isPlain(), one.isPlain()));
        for (var mode : OutputMode.values()) {
            for (var prompt : PromptStyle.values()) {
                ways.add(chain(mode, prompt));
            }
        }
        return ways;
    }

    /** With the limits of the preset that is meant for it. */
    private static Way chain(OutputMode mode, PromptStyle prompt) {
        boolean untold = mode == OutputMode.TEXT && prompt == PromptStyle.NONE;
        var preset = untold ? BuiltInPreset.STEPS_AS_TEXT : BuiltInPreset.SHORT;
        var name = "steps-" + (mode == OutputMode.TEXT ? "text-" : "json-")
                + prompt.name().toLowerCase(Locale.ROOT);
        var settings = preset.reasoning()
                .change()
                .outputMode(mode)
                .prompt(Optional.of(prompt))
                .build();
        return new Way(name, settings);
    }

    boolean isPlain() {
        return name.equals(PLAIN);
    }

    /** Calls that it makes at most, when none is made again. */
    int mostCalls() {
        return settings.isInSteps()
                ? (int) NumberSetting.MAX_STEPS.valueIn(settings).orElseThrow() + 1
                : 1;
    }

    private static String name(Strategy strategy) {
        return strategy == Strategy.DIRECT
                ? "plain"
                : strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
