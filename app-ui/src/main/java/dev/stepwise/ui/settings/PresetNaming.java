package dev.stepwise.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.preset.WantedName;
import dev.stepwise.ui.component.PresetWording;
import java.util.Optional;

/** Asks for a preset's name, and says why one cannot be given; what it is to do with the name, its caller knows. */
final class PresetNaming extends Composite<Div> {

    private final TextField name = new TextField();
    private final NativeButton submit = new NativeButton();
    private final String caption;
    private final SerializableFunction<String, Optional<SavePresetResult>> named;
    private Optional<SerializableFunction<Preset.Own, Optional<SavePresetResult>>> replaced = Optional.empty();
    private SerializableSupplier<Optional<SavePresetResult>> wish = this::takeName;

    /**
     * @param caption what the button says
     * @param named takes the name; empty: a setting is in the way, which says so itself
     */
    PresetNaming(
            String initial,
            String caption,
            SerializableFunction<String, Optional<SavePresetResult>> named,
            SerializableRunnable cancelled) {
        this.caption = caption;
        this.named = named;
        name.setLabel(getTranslation("settings.preset.name"));
        name.setValue(initial);
        name.setMaxLength(PresetService.NAME_LIMIT);
        name.setManualValidation(true);
        name.addClassName("full-width");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> forgive());
        name.addKeyPressListener(Key.ENTER, _ -> submit());
        // else the whole panel would be closed
        name.getElement()
                .addEventListener("keydown", _ -> cancelled.run())
                .setFilter("event.key === 'Escape' && (event.preventDefault() || true)");
        submit.setText(caption);
        submit.addClassNames("button", "small");
        submit.addClickListener(_ -> submit());
        var cancel = new NativeButton(getTranslation("settings.preset.cancel"), _ -> cancelled.run());
        cancel.addClassNames("button", "tertiary", "small");
        var buttons = new Div(submit, cancel);
        buttons.addClassName("preset-buttons");
        getContent().addClassName("preset-naming");
        getContent().add(name, buttons);
    }

    /** An own preset that has the name already can be replaced, once the button has said so. */
    void onReplace(SerializableFunction<Preset.Own, Optional<SavePresetResult>> replace) {
        replaced = Optional.of(replace);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        name.focus();
    }

    private void submit() {
        PresetWording.builtInCalled(new WantedName(name.getValue()).value(), this)
                .ifPresentOrElse(
                        taken -> object(getTranslation("settings.preset.built-in", taken)),
                        () -> wish.get().ifPresent(this::show));
    }

    private Optional<SavePresetResult> takeName() {
        return named.apply(name.getValue());
    }

    private void show(SavePresetResult result) {
        var objection = objection(result);
        if (!objection.isEmpty()) {
            object(objection);
        }
        if (result instanceof SavePresetResult.NameTaken(var taken)) {
            replaced.ifPresent(replace -> {
                wish = () -> replace.apply(taken);
                submit.setText(getTranslation(
                        "settings.preset.name.replace", taken.name().text()));
            });
        }
    }

    private void object(String why) {
        name.setErrorMessage(why);
        name.setInvalid(true);
        name.focus();
    }

    private void forgive() {
        wish = this::takeName;
        submit.setText(caption);
        name.setInvalid(false);
    }

    private String objection(SavePresetResult result) {
        return switch (result) {
            case SavePresetResult.Saved _ -> "";
            case SavePresetResult.NameBlank _ -> getTranslation("settings.preset.blank");
            case SavePresetResult.NameTooLong _ -> getTranslation("settings.preset.too-long", PresetService.NAME_LIMIT);
            case SavePresetResult.NameTaken(var taken) ->
                getTranslation("settings.preset.taken", taken.name().text());
            case SavePresetResult.TooMany _ -> getTranslation("settings.preset.too-many", PresetService.OWN_LIMIT);
            case SavePresetResult.NotThere _ -> getTranslation("settings.preset.gone");
        };
    }
}
