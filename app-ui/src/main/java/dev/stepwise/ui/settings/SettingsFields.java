package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import dev.stepwise.run.RequestPart;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Strategy;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of what a preset says: the way of reasoning and its numbers. Those that do not count cannot be changed. */
final class SettingsFields implements Serializable {

    private final ReasoningSettings initial;
    private final RadioButtonGroup<Strategy> strategy = new RadioButtonGroup<>();
    private final NumberFields numbers = new NumberFields();
    private final ChoiceFields choices = new ChoiceFields();
    private final StopField stops = new StopField();
    private final Details more = new Details();

    SettingsFields(ReasoningSettings initial) {
        this.initial = initial;
        strategy.setLabel(strategy.getTranslation("settings.strategy"));
        strategy.setItems(Strategy.STEPS, Strategy.ONE_CALL, Strategy.DIRECT, Strategy.ANSWER_ONLY);
        strategy.setItemLabelGenerator(this::name);
        fill(initial);
        strategy.addValueChangeListener(_ -> enableWhatCounts());
        enableWhatCounts();
    }

    /** In the order in which they stand in the form. */
    List<Component> laidOut(ChangedMarks marks) {
        return List.of(
                marks.mark(strategy, this::name),
                group(
                        row(marks, NumberSetting.MIN_STEPS, NumberSetting.MAX_STEPS),
                        row(marks, NumberSetting.STEP_TOKENS, NumberSetting.ANSWER_TOKENS)),
                group(
                        mark(marks, numbers.of(NumberSetting.TEMPERATURE)),
                        row(marks, NumberSetting.TOP_P, NumberSetting.SEED)),
                group(
                        marks.mark(choices.outputMode(), choices.wording(choices.outputMode())),
                        marks.mark(choices.prompt(), choices.wording(choices.prompt()))),
                more(marks));
    }

    /** What few people change. */
    private Details more(ChangedMarks marks) {
        var rows = new Div(
                row(marks, NumberSetting.TOP_K, NumberSetting.MIN_P),
                row(marks, NumberSetting.PRESENCE_PENALTY, NumberSetting.FREQUENCY_PENALTY),
                row(marks, NumberSetting.REPETITION_PENALTY, NumberSetting.THINKING_TOKENS),
                marks.mark(choices.effort(), choices.wording(choices.effort())),
                marks.mark(stops, value -> value.isEmpty() ? stops.getTranslation("settings.stop.none") : value));
        rows.addClassName("panel-group");
        more.setSummaryText(stops.getTranslation("settings.more"));
        more.add(rows);
        more.addClassName("panel-more");
        return more;
    }

    List<HasValue<?, ?>> all() {
        return Stream.of(List.<HasValue<?, ?>>of(strategy, stops), choices.all(), numbers.all())
                .<HasValue<?, ?>>flatMap(Collection::stream)
                .toList();
    }

    /** Whether all fields hold what they may; those that do not say why. */
    boolean pass() {
        return numbers.pass() && stops.isRight();
    }

    Optional<Focusable<?>> firstInvalid() {
        more.setOpened(more.isOpened() || !pass());
        return numbers.firstInvalid().or(() -> Optional.<Focusable<?>>of(stops).filter(_ -> !stops.isRight()));
    }

    void fill(ReasoningSettings settings) {
        strategy.setValue(settings.strategy());
        numbers.fill(settings);
        choices.fill(settings);
        stops.fill(settings.sampling().stops());
    }

    /** The settings as they stand, while all fields hold what they may. */
    ReasoningSettings reasoning(Optional<Language> language) {
        return choices.into(numbers.into(initial.change()))
                .stops(stops.stops())
                .strategy(strategy.getValue())
                .language(language)
                .build();
    }

    /** Whether they hold what is wanted; a seed that is not asked for may be any. */
    boolean hold(ReasoningSettings wanted) {
        return strategy.getValue() == wanted.strategy()
                && numbers.hold(wanted)
                && choices.hold(wanted)
                && stops.isRight()
                && stops.stops().equals(wanted.sampling().stops());
    }

    /** Shows the fields of all settings but these. */
    void hide(Set<RequestPart> refused) {
        var names = refused.stream().map(Enum::name).collect(Collectors.toSet());
        for (var setting : NumberSetting.values()) {
            numbers.of(setting).setVisible(!names.contains(setting.name()));
        }
        choices.effort().setVisible(!refused.contains(RequestPart.REASONING_EFFORT));
        stops.setVisible(!refused.contains(RequestPart.STOP));
    }

    private void enableWhatCounts() {
        // a seed may be chosen before the temperature
        var settings = initial.change()
                .strategy(strategy.getValue())
                .set(NumberSetting.TEMPERATURE, NumberSetting.TEMPERATURE.most())
                .build();
        numbers.enableWhatCounts(settings, initial);
        choices.enableWhatCounts(settings);
    }

    private String name(Strategy way) {
        return switch (way) {
            case STEPS -> strategy.getTranslation("settings.strategy.steps");
            case ONE_CALL -> strategy.getTranslation("settings.strategy.one-call");
            case DIRECT -> strategy.getTranslation("settings.strategy.direct");
            case ANSWER_ONLY -> strategy.getTranslation("settings.strategy.answer-only");
        };
    }

    private static Div group(Component... rows) {
        var group = new Div(rows);
        group.addClassName("panel-group");
        return group;
    }

    private Div row(ChangedMarks marks, NumberSetting... settings) {
        var row = new Div();
        row.addClassName("field-row");
        for (var setting : settings) {
            row.add(mark(marks, numbers.of(setting)));
        }
        return row;
    }

    private static <C extends AbstractNumberField<C, T>, T extends Number> Component mark(
            ChangedMarks marks, AbstractNumberField<C, T> field) {
        return marks.mark(field, value -> SettingsChecks.plain(value.doubleValue()));
    }
}
