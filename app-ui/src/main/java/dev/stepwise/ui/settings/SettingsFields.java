package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import dev.stepwise.run.Language;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.SettingsRange;
import dev.stepwise.run.Strategy;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The fields of what a preset says: the way of reasoning and its numbers. Those that do not count cannot be changed. */
final class SettingsFields implements Serializable {

    private final SettingsDraft initial;
    private final SettingsChecks checks = new SettingsChecks();

    private final RadioButtonGroup<Strategy> strategy = new RadioButtonGroup<>();
    private final IntegerField minSteps = checks.integer(SettingsRange.STEPS);
    private final IntegerField maxSteps = checks.integer(SettingsRange.STEPS);
    private final IntegerField stepTokens = checks.integer(SettingsRange.TOKENS);
    private final IntegerField answerTokens = checks.integer(SettingsRange.TOKENS);
    private final NumberField temperature = checks.number(SettingsRange.TEMPERATURE);
    private final NumberField topP = checks.number(SettingsRange.TOP_P);
    private final IntegerField seed = checks.optionalInteger(SettingsRange.SEED);

    SettingsFields(SettingsDraft initial) {
        this.initial = initial;
        strategy.setLabel(strategy.getTranslation("settings.strategy"));
        strategy.setItems(Strategy.values());
        strategy.setItemLabelGenerator(this::name);
        minSteps.setLabel(strategy.getTranslation("settings.min-steps"));
        maxSteps.setLabel(strategy.getTranslation("settings.max-steps"));
        stepTokens.setLabel(strategy.getTranslation("settings.step-tokens"));
        answerTokens.setLabel(strategy.getTranslation("settings.answer-tokens"));
        temperature.setLabel(strategy.getTranslation("settings.temperature"));
        temperature.setStep(0.1);
        temperature.setHelperText(strategy.getTranslation("settings.temperature.helper"));
        topP.setLabel(strategy.getTranslation("settings.top-p"));
        topP.setStep(0.01);
        seed.setLabel(strategy.getTranslation("settings.seed"));
        seed.setPlaceholder(strategy.getTranslation("settings.any"));
        checks.atMost(minSteps, maxSteps);
        fill(initial);
        strategy.addValueChangeListener(_ -> enableWhatCounts());
        enableWhatCounts();
    }

    /** In the order in which they stand in the form. */
    List<Component> laidOut(ChangedMarks marks) {
        return List.of(
                marks.mark(strategy, this::name),
                group(
                        row(marks.mark(minSteps, String::valueOf), marks.mark(maxSteps, String::valueOf)),
                        row(marks.mark(stepTokens, String::valueOf), marks.mark(answerTokens, String::valueOf))),
                group(
                        marks.mark(temperature, SettingsChecks::plain),
                        row(marks.mark(topP, SettingsChecks::plain), marks.mark(seed, String::valueOf))));
    }

    List<HasValue<?, ?>> all() {
        return List.of(strategy, minSteps, maxSteps, stepTokens, answerTokens, temperature, topP, seed);
    }

    /** Whether all fields hold what they may; those that do not say why. */
    boolean pass() {
        return checks.pass();
    }

    Optional<Focusable<?>> firstInvalid() {
        return checks.firstInvalid();
    }

    void fill(SettingsDraft draft) {
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

    /** The settings as they stand, while all fields hold what they may. */
    SettingsDraft draft(String presetName, ModelChoice chosen, Optional<Language> language) {
        return new SettingsDraft(
                presetName,
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

    /** Whether they hold what is wanted; a seed that is not asked for may be any. */
    boolean hold(SettingsDraft wanted) {
        return strategy.getValue() == wanted.strategy()
                && same(minSteps, wanted.minSteps())
                && same(maxSteps, wanted.maxSteps())
                && same(stepTokens, wanted.stepTokens())
                && same(answerTokens, wanted.answerTokens())
                && same(temperature, wanted.temperature())
                && same(topP, wanted.topP())
                && (wanted.seed().isEmpty() || same(seed, wanted.seed().getAsInt()));
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

    private static <V> boolean same(HasValue<?, V> field, V value) {
        return value.equals(field.getValue());
    }

    private String name(Strategy way) {
        return switch (way) {
            case STEPS -> strategy.getTranslation("settings.strategy.steps");
            case DIRECT -> strategy.getTranslation("settings.strategy.direct");
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
