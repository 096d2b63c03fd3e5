package dev.stepwise.ui.run.words;

import dev.stepwise.run.RunSettings;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** In what the runs of a question differ: the first of its kind is told by its name, a later one by what was changed for it. */
public final class RunDifferences {

    /**
     * What a run's second line says.
     *
     * @param changed in what it differs from the run that is named behind it; empty where none is
     */
    public record Told(String changed, String rest) {}

    /** @param counts whether it makes a difference to such a run */
    private record Setting(
            Function<RunSettings, ?> value, Function<RunSettings, String> words, Predicate<RunSettings> counts) {

        boolean differs(RunSettings run, RunSettings other) {
            return counts.test(run) && !value.apply(run).equals(value.apply(other));
        }
    }

    private final Words words;
    private final List<RunSummary> siblings;
    private final List<Setting> names;
    private final List<Setting> values;

    public RunDifferences(Words words, List<RunSummary> siblings) {
        this.words = words;
        this.siblings = siblings;
        names = List.of(
                new Setting(RunSettings::presetName, RunSettings::presetName, RunDifferences::always),
                new Setting(RunSettings::model, run -> FailureWording.shortModel(run.model()), RunDifferences::always),
                new Setting(
                        run -> run.endpoint().id(),
                        run -> words.of("strip.server", run.endpoint().name()),
                        RunDifferences::always));
        values = List.of(
                new Setting(
                        RunSettings::temperature,
                        run -> words.of("strip.temperature", run.temperature()),
                        RunDifferences::always),
                new Setting(RunSettings::topP, run -> words.of("strip.top-p", run.topP()), RunDifferences::always),
                new Setting(
                        RunSettings::seed,
                        run -> words.of("strip.seed", String.valueOf(run.seed())),
                        RunDifferences::byChance),
                new Setting(
                        run -> List.of(run.minSteps(), run.maxSteps()),
                        run -> words.of("strip.steps", run.minSteps(), run.maxSteps()),
                        RunDifferences::inSteps),
                new Setting(
                        RunSettings::stepTokens,
                        run -> words.of("strip.step-tokens", run.stepTokens()),
                        RunDifferences::inSteps),
                new Setting(
                        RunSettings::answerTokens,
                        run -> words.of("strip.answer-tokens", run.answerTokens()),
                        RunDifferences::always),
                new Setting(
                        RunSettings::language,
                        run -> words.of("strip.language." + Words.key(run.language())),
                        RunDifferences::inSteps));
    }

    /** What a run's second line says; the run is one of those that were given. */
    public Told of(RunSummary run) {
        return model(run).map(model -> changed(run, model)).orElseGet(() -> new Told("", named(run.settings())));
    }

    private Told changed(RunSummary run, RunSummary model) {
        var changes = changes(run.settings(), model.settings());
        return changes.isEmpty()
                ? new Told("", words.of("strip.as", model.ordinal()))
                : new Told(String.join(" · ", changes), words.of("strip.else-as", model.ordinal()));
    }

    /** Of the earlier runs of its kind the one that it is most like; of several the latest. */
    private Optional<RunSummary> model(RunSummary run) {
        return siblings.stream()
                .filter(other -> other.ordinal() < run.ordinal()
                        && other.settings().strategy() == run.settings().strategy())
                .min(Comparator.comparingInt((RunSummary other) ->
                                changes(run.settings(), other.settings()).size())
                        .thenComparing(RunSummary::ordinal, Comparator.reverseOrder()));
    }

    private List<String> changes(RunSettings run, RunSettings other) {
        return Stream.concat(names.stream(), values.stream())
                .filter(setting -> setting.differs(run, other))
                .map(setting -> setting.words().apply(run))
                .toList();
    }

    /** What it is called, and then only what later runs have otherwise. */
    private String named(RunSettings run) {
        var told = new ArrayList<String>();
        told.add(run.presetName());
        if (run.endpoint().isStandIn()
                || all().map(RunSettings::model).distinct().count() > 1) {
            told.add(FailureWording.shortModel(run.model()));
        }
        values.stream()
                .filter(setting -> all().filter(other -> other.strategy() == run.strategy())
                        .anyMatch(other -> setting.differs(run, other)))
                .forEach(setting -> told.add(setting.words().apply(run)));
        return String.join(" · ", told);
    }

    private static boolean always(RunSettings run) {
        return true;
    }

    private static boolean inSteps(RunSettings run) {
        return run.strategy() == Strategy.STEPS;
    }

    /** At temperature 0 the seed changes nothing. */
    private static boolean byChance(RunSettings run) {
        return run.temperature() > 0;
    }

    private Stream<RunSettings> all() {
        return siblings.stream().map(RunSummary::settings);
    }
}
