package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.stepwise.preset.Preset;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;
import java.util.Optional;
import java.util.stream.Stream;

/** A run's settings to be changed: a preset fills the fields, and each says its range when its value is outside. */
final class SettingsForm extends Composite<Div> {

    private final SettingsDraft initial;
    private final ChangedMarks marks = new ChangedMarks();
    private final ComboBox<ModelChoice> model = new ComboBox<>();
    private final SettingsFields fields;
    private final PresetChoice preset;

    SettingsForm(AccountPresets presets, ChoosableModels models, SettingsDraft initial) {
        this.initial = initial;
        var servers = models.servers();
        var asked = ModelChoice.of(initial);
        var offered = ModelChoice.offered(servers, asked);
        var chosen = offered.orElse(asked);
        model.setLabel(getTranslation("settings.model"));
        model.setItems(ModelChoice.of(servers, chosen));
        model.setItemLabelGenerator(ModelChoice::label);
        model.setValue(chosen);
        if (offered.isEmpty()) {
            var gone = getTranslation(
                    chosen.endpoint().isPractice() ? "settings.model.gone.practice" : "settings.model.gone");
            model.setHelperText(gone);
            model.addValueChangeListener(changed -> model.setHelperText(chosen.equals(changed.getValue()) ? gone : ""));
        }
        fields = new SettingsFields(initial.reasoning());
        preset = new PresetChoice(presets, initial.preset(), this::toKeep, wanted -> fields.hold(wanted.reasoning()));
        preset.onChosen(wanted -> fields.fill(wanted.reasoning()));
        marks.add(preset.mark());
        getContent().addClassName("panel-fields");
        getContent().add(preset, marks.mark(model, ModelChoice::label));
        getContent().add(fields.laidOut(marks));
        model.addValueChangeListener(_ -> hideRefused(models));
        hideRefused(models);
        onChange(preset::compare);
        preset.compare();
    }

    /** What the model's server refuses is not sent, so there is nothing to be set. */
    private void hideRefused(ChoosableModels models) {
        var chosen = model.getValue();
        if (chosen != null) {
            fields.hide(models.refused(chosen.endpoint(), chosen.model()));
        }
    }

    /** The settings as they stand; empty while a field is out of range, which then says so. */
    Optional<SettingsDraft> draft() {
        return fields.pass() && model.getValue() != null ? Optional.of(draft(model.getValue())) : Optional.empty();
    }

    /** Calls back after each change of any field. */
    void onChange(Runnable changed) {
        Stream.concat(Stream.<HasValue<?, ?>>of(preset.field(), model), fields.all().stream())
                .forEach(field -> field.addValueChangeListener(_ -> changed.run()));
    }

    int changes() {
        return marks.changes();
    }

    void undo() {
        marks.undo();
    }

    Optional<Focusable<?>> firstInvalid() {
        return fields.firstInvalid();
    }

    /** The settings as a preset has them; its language is no field. */
    private Optional<ReasoningSettings> toKeep() {
        if (!fields.pass()) {
            firstInvalid().ifPresent(Focusable::focus);
            return Optional.empty();
        }
        return Optional.of(fields.reasoning(
                preset.chosen().flatMap(chosen -> chosen.reasoning().language())));
    }

    private SettingsDraft draft(ModelChoice chosen) {
        return new SettingsDraft(
                preset.chosen().map(Preset::name).orElse(initial.preset()),
                chosen.endpoint(),
                chosen.model(),
                fields.reasoning(initial.reasoning().language()));
    }
}
