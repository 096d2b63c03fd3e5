package dev.stepwise.ui.run;

import dev.stepwise.run.RunSettings;
import dev.stepwise.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** In what a run differs from the others of its question. */
final class RunDifferences {

    private final Words words;
    private final List<RunSettings> all;

    RunDifferences(Words words, List<RunSummary> siblings) {
        this.words = words;
        all = siblings.stream().map(RunSummary::settings).toList();
    }

    /** What it is called, and then only the settings that not all runs of its kind share. */
    String of(RunSettings run) {
        var told = new ArrayList<String>();
        told.add(run.presetName());
        if (all.stream().map(RunSettings::model).distinct().count() > 1
                || run.endpoint().isPractice()) {
            told.add(FailureWording.shortModel(run.model()));
        }
        if (differs(run, RunSettings::temperature)) {
            told.add(words.of("strip.temperature", run.temperature()));
        }
        if (differs(run, RunSettings::topP)) {
            told.add(words.of("strip.top-p", run.topP()));
        }
        // At temperature 0 the seed changes nothing.
        if (differs(run, RunSettings::seed) && run.temperature() > 0) {
            told.add(words.of("strip.seed", String.valueOf(run.seed())));
        }
        if (differs(run, settings -> List.of(settings.minSteps(), settings.maxSteps()))) {
            told.add(words.of("strip.steps", run.minSteps(), run.maxSteps()));
        }
        if (differs(run, RunSettings::stepTokens)) {
            told.add(words.of("strip.step-tokens", run.stepTokens()));
        }
        if (differs(run, RunSettings::answerTokens)) {
            told.add(words.of("strip.answer-tokens", run.answerTokens()));
        }
        return String.join(" · ", told);
    }

    private boolean differs(RunSettings run, Function<RunSettings, ?> setting) {
        return all.stream()
                        .filter(other -> other.strategy() == run.strategy())
                        .map(setting)
                        .distinct()
                        .count()
                > 1;
    }
}
