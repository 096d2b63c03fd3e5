package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.SerializableSupplier;
import dev.stepwise.preset.Preset;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.ui.component.PresetWording;
import java.util.List;
import java.util.Optional;

/** The field of presets, the built-in ones above a line and one's own below, with what can be done under it. */
final class PresetChoice extends Composite<Div> {

    private final AccountPresets presets;
    private final SerializablePredicate<Preset> unchanged;
    private final Select<Preset> field = new Select<>();
    private final PresetActions actions;
    private final ChangedMark<Preset> mark;

    /**
     * @param initial chosen, if it is still there
     * @param settings those that can be kept; empty while a field is out of range, which then says so
     * @param unchanged whether the settings are those of the preset
     */
    PresetChoice(
            AccountPresets presets,
            PresetName initial,
            SerializableSupplier<Optional<ReasoningSettings>> settings,
            SerializablePredicate<Preset> unchanged) {
        this.presets = presets;
        this.unchanged = unchanged;
        actions = new PresetActions(presets, settings, this::refill);
        field.setLabel(getTranslation("settings.preset"));
        field.addClassName("full-width");
        var all = presets.all();
        fill(all, all.stream().filter(preset -> preset.name().equals(initial)).findFirst());
        mark = new ChangedMark<>(field, this::name);
        getContent().addClassName("preset");
        getContent().add(mark, actions);
    }

    Select<Preset> field() {
        return field;
    }

    ChangedMark<Preset> mark() {
        return mark;
    }

    Optional<Preset> chosen() {
        return field.getOptionalValue();
    }

    /** Calls back when a person chose a preset. */
    void onChosen(SerializableConsumer<Preset> chosen) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
    }

    /** Says whether the settings are still those of the preset. */
    void compare() {
        boolean changed = chosen().isPresent() && !unchanged.test(field.getValue());
        field.setItemLabelGenerator(preset -> changed && preset.equals(field.getValue())
                ? getTranslation("run.preset.changed", name(preset))
                : name(preset));
        actions.show(chosen(), changed);
    }

    /** A preset was saved, or the chosen one is gone: then the settings count as the default preset's, changed. */
    private void refill(Optional<Preset> nowChosen) {
        var all = presets.all();
        fill(all, nowChosen.or(() -> all.stream().findFirst()));
        mark.settleUnlessAmong(all);
        compare();
        field.focus();
    }

    private String name(Preset preset) {
        return PresetWording.name(preset.name(), this);
    }

    private void fill(List<Preset> all, Optional<Preset> nowChosen) {
        field.setItems(all);
        nowChosen.ifPresent(field::setValue);
        all.stream()
                .filter(Preset.BuiltIn.class::isInstance)
                .reduce((_, last) -> last)
                .ifPresent(last -> {
                    if (!all.getLast().equals(last)) {
                        field.addComponents(last, new Hr());
                    }
                });
    }
}
