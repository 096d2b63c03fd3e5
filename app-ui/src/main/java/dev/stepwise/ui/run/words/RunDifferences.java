package dev.stepwise.ui.run.words;

import dev.stepwise.run.RunSummary;
import dev.stepwise.settings.ChoiceSetting;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Setting;
import dev.stepwise.settings.TextsSetting;
import dev.stepwise.ui.component.PresetWording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
    private record Point(
            Function<RunSettings, ?> value, Function<RunSettings, String> words, Predicate<RunSettings> counts) {

        boolean differs(RunSettings run, RunSettings other) {
            return counts.test(run) && !value.apply(run).equals(value.apply(other));
        }
    }

    private final Words words;
    private final List<RunSummary> siblings;
    private final List<Point> names;
    private final List<Point> values;

    public RunDifferences(Words words, List<RunSummary> siblings) {
        this.words = words;
        this.siblings = siblings;
        names = List.of(
                new Point(RunSettings::preset, this::presetName, _ -> true),
                new Point(RunSettings::model, run -> FailureWording.shortModel(run.model()), _ -> true),
                new Point(
                        run -> run.endpoint().id(),
                        run -> words.of("strip.server", run.endpoint().name()),
                        _ -> true));
        values = Setting.all().stream()
                .filter(setting -> setting != NumberSetting.MIN_STEPS)
                .map(this::point)
                .toList();
    }

    private Point point(Setting setting) {
        return switch (setting) {
            case NumberSetting.MAX_STEPS -> steps();
            case NumberSetting number ->
                new Point(
                        run -> number.valueIn(run.resolved()),
                        run -> number(number, number.valueIn(run.resolved())),
                        run -> number.countsIn(run.resolved()));
            case ChoiceSetting choice ->
                new Point(
                        run -> choice.valueIn(run.resolved()),
                        run -> choice.valueIn(run.resolved())
                                .map(value -> words.of("strip." + choice.wordingKey() + "." + Words.key(value)))
                                .orElseGet(() -> leftOpen(choice)),
                        run -> choice.countsIn(run.resolved()));
            case TextsSetting texts ->
                new Point(run -> texts.valueIn(run.reasoning()), run -> texts(texts, run), _ -> true);
        };
    }

    private String number(NumberSetting setting, OptionalDouble value) {
        return value.isPresent() ? words.of("strip." + setting.wordingKey(), value.getAsDouble()) : leftOpen(setting);
    }

    private String texts(TextsSetting setting, RunSettings run) {
        var texts = setting.valueIn(run.reasoning());
        return texts.isEmpty()
                ? words.of("strip." + setting.wordingKey() + ".none")
                : words.of("strip." + setting.wordingKey(), String.join(words.of("join.comma"), texts));
    }

    private String leftOpen(Setting setting) {
        return words.of("strip.open." + setting.wordingKey());
    }

    /** How many steps there may be is one thing to a reader, though it is two settings. */
    private Point steps() {
        return new Point(
                run -> List.of(
                        run.reasoning().steps().least(), run.reasoning().steps().most()),
                run -> words.of(
                        "strip.steps",
                        run.reasoning().steps().least(),
                        run.reasoning().steps().most()),
                run -> run.reasoning().isInSteps());
    }

    private String presetName(RunSettings run) {
        var name = PresetWording.name(run.preset(), key -> words.of(key));
        return run.preset().isChangedIn(run.reasoning()) ? words.of("preset.changed", name) : name;
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
                        && other.settings().reasoning().strategy()
                                == run.settings().reasoning().strategy())
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
        told.add(presetName(run));
        if (run.endpoint().isStandIn()
                || all().map(RunSettings::model).distinct().count() > 1) {
            told.add(FailureWording.shortModel(run.model()));
        }
        values.stream()
                .filter(setting -> all().filter(other ->
                                other.reasoning().strategy() == run.reasoning().strategy())
                        .anyMatch(other -> setting.differs(run, other)))
                .forEach(setting -> told.add(setting.words().apply(run)));
        return String.join(" · ", told);
    }

    private Stream<RunSettings> all() {
        return siblings.stream().map(RunSummary::settings);
    }
}
