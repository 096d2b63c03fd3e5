package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.function.SerializableFunction;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.preset.Preset;
import dev.stepwise.run.Language;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.SettingsRange;
import dev.stepwise.run.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The fields of a run's settings, each of which says its range when its value is outside. */
final class SettingsForm extends Composite<Div> {

    private final SettingsDraft initial;
    private final List<ChangedMark<?>> marks = new ArrayList<>();
    private final SettingsChecks checks = new SettingsChecks();

    private final PresetChoice preset;
    private final ComboBox<ModelChoice> model = new ComboBox<>();
    private final RadioButtonGroup<Strategy> strategy = new RadioButtonGroup<>();
    private final IntegerField minSteps = checks.integer(SettingsRange.STEPS);
    private final IntegerField maxSteps = checks.integer(SettingsRange.STEPS);
    private final IntegerField stepTokens = checks.integer(SettingsRange.TOKENS);
    private final IntegerField answerTokens = checks.integer(SettingsRange.TOKENS);
    private final NumberField temperature = checks.number(SettingsRange.TEMPERATURE);
    private final NumberField topP = checks.number(SettingsRange.TOP_P);
    private final IntegerField seed = checks.optionalInteger(SettingsRange.SEED);

    SettingsForm(AccountPresets presets, List<ModelServer> servers, SettingsDraft initial) {
        this.initial = initial;
        var chosen = ModelChoice.of(initial);
        model.setLabel(getTranslation("settings.model"));
        model.setItems(ModelChoice.of(servers, chosen));
        model.setItemLabelGenerator(ModelChoice::label);
        model.setValue(chosen);
        strategy.setLabel(getTranslation("settings.strategy"));
        strategy.setItems(Strategy.values());
        strategy.setItemLabelGenerator(this::name);
        minSteps.setLabel(getTranslation("settings.min-steps"));
        maxSteps.setLabel(getTranslation("settings.max-steps"));
        stepTokens.setLabel(getTranslation("settings.step-tokens"));
        answerTokens.setLabel(getTranslation("settings.answer-tokens"));
        temperature.setLabel(getTranslation("settings.temperature"));
        temperature.setStep(0.1);
        temperature.setHelperText(getTranslation("settings.temperature.helper"));
        topP.setLabel(getTranslation("settings.top-p"));
        topP.setStep(0.01);
        seed.setLabel(getTranslation("settings.seed"));
        seed.setPlaceholder(getTranslation("settings.any"));
        checks.atMost(minSteps, maxSteps);
        fill(initial);
        preset = new PresetChoice(presets, initial.presetName(), this::toKeep, this::matches);
        layOut();
        strategy.addValueChangeListener(_ -> enableWhatCounts());
        preset.onChosen(wanted -> fill(wanted.draft(initial.endpoint(), initial.model())));
        enableWhatCounts();
        onChange(preset::compare);
        preset.compare();
    }

    /** The settings as they stand; empty while a field is out of range, which then says so. */
    Optional<SettingsDraft> draft() {
        return checks.pass() && model.getValue() != null
                ? Optional.of(draft(model.getValue(), initial.language()))
                : Optional.empty();
    }

    /** The settings as a preset has them: its model does not count, and its language is no field. */
    private Optional<SettingsDraft> toKeep() {
        if (!checks.pass()) {
            firstInvalid().ifPresent(Focusable::focus);
            return Optional.empty();
        }
        return Optional.of(draft(ModelChoice.of(initial), preset.chosen().flatMap(Preset::language)));
    }

    private SettingsDraft draft(ModelChoice chosen, Optional<Language> language) {
        return new SettingsDraft(
                preset.chosen().map(Preset::name).orElse(initial.presetName()),
                chosen.endpoint(),
                chosen.model(),
                strategy.getValue(),
                temperature.getValue(),
                topP.getValue(),
                seed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(seed.getValue()),
                minSteps.getValue(),
                maxSteps.getValue(),
                stepTokens.getValue(),
                answerTokens.getValue(),
                initial.outputMode(),
                language);
    }

    /** Calls back after each change of any field. */
    void onChange(Runnable changed) {
        for (HasValue<?, ?> field : List.<HasValue<?, ?>>of(
                preset.field(),
                model,
                strategy,
                minSteps,
                maxSteps,
                stepTokens,
                answerTokens,
                temperature,
                topP,
                seed)) {
            field.addValueChangeListener(_ -> changed.run());
        }
    }

    int changes() {
        return (int) marks.stream().filter(ChangedMark::isChanged).count();
    }

    void undo() {
        marks.forEach(ChangedMark::undo);
    }

    Optional<Focusable<?>> firstInvalid() {
        return checks.firstInvalid();
    }

    private void layOut() {
        getContent().addClassName("panel-fields");
        marks.add(preset.mark());
        getContent().add(preset, mark(model, ModelChoice::label), mark(strategy, this::name));
        getContent()
                .add(group(
                        row(mark(minSteps, String::valueOf), mark(maxSteps, String::valueOf)),
                        row(mark(stepTokens, String::valueOf), mark(answerTokens, String::valueOf))));
        getContent()
                .add(group(
                        mark(temperature, SettingsChecks::plain),
                        row(mark(topP, SettingsChecks::plain), mark(seed, String::valueOf))));
    }

    private <V, C extends Component & HasValue<?, V>> Component mark(C field, SerializableFunction<V, String> wording) {
        field.addClassName("full-width");
        var mark = new ChangedMark<>(field, wording);
        marks.add(mark);
        return mark;
    }

    private void fill(SettingsDraft draft) {
        strategy.setValue(draft.strategy());
        minSteps.setValue(draft.minSteps());
        maxSteps.setValue(draft.maxSteps());
        stepTokens.setValue(draft.stepTokens());
        answerTokens.setValue(draft.answerTokens());
        temperature.setValue(draft.temperature());
        topP.setValue(draft.topP());
        if (draft.seed().isPresent()) {
            seed.setValue(draft.seed().getAsInt());
        } else {
            seed.clear();
        }
    }

    /** A plain answer has no steps that could be counted; what cannot be seen to be wrong must not be. */
    private void enableWhatCounts() {
        boolean steps = strategy.getValue() == Strategy.STEPS;
        if (!steps && Stream.of(minSteps, maxSteps, stepTokens).anyMatch(IntegerField::isInvalid)) {
            minSteps.setValue(initial.minSteps());
            maxSteps.setValue(initial.maxSteps());
            stepTokens.setValue(initial.stepTokens());
        }
        minSteps.setEnabled(steps);
        maxSteps.setEnabled(steps);
        stepTokens.setEnabled(steps);
    }

    /** A seed is no part of what a preset without one says. */
    private boolean matches(Preset chosen) {
        var wanted = chosen.draft(initial.endpoint(), initial.model());
        return strategy.getValue() == wanted.strategy()
                && same(minSteps, wanted.minSteps())
                && same(maxSteps, wanted.maxSteps())
                && same(stepTokens, wanted.stepTokens())
                && same(answerTokens, wanted.answerTokens())
                && same(temperature, wanted.temperature())
                && same(topP, wanted.topP())
                && (wanted.seed().isEmpty() || same(seed, wanted.seed().getAsInt()));
    }

    private static <V> boolean same(HasValue<?, V> field, V value) {
        return value.equals(field.getValue());
    }

    private String name(Strategy way) {
        return switch (way) {
            case STEPS -> getTranslation("settings.strategy.steps");
            case DIRECT -> getTranslation("settings.strategy.direct");
        };
    }

    private static Div group(Component... rows) {
        var group = new Div(rows);
        group.addClassName("panel-group");
        return group;
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("field-row");
        return row;
    }
}
