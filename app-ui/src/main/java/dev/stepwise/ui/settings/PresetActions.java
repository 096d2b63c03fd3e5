package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.settings.ReasoningSettings;
import java.util.Optional;

/** What can be done under the field of presets: keep the settings as they stand under a name, and rename or delete one's own. */
final class PresetActions extends Composite<Div> {

    private final AccountPresets presets;
    private final SerializableSupplier<Optional<ReasoningSettings>> settings;
    private final SerializableConsumer<Optional<Preset>> done;
    private final NativeButton saveAs = button("settings.preset.save-as", this::askForName);
    private Optional<Preset> chosen = Optional.empty();
    private boolean changed;

    /**
     * @param settings those to be kept; empty while a field is out of range, which then says so
     * @param done called after each change of presets, with the one that is to be chosen now; empty: the chosen one is gone
     */
    PresetActions(
            AccountPresets presets,
            SerializableSupplier<Optional<ReasoningSettings>> settings,
            SerializableConsumer<Optional<Preset>> done) {
        this.presets = presets;
        this.settings = settings;
        this.done = done;
        getContent().addClassName("preset-actions");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", getTranslation("settings.preset.actions"));
        offer();
    }

    /** Offers what fits the chosen preset; a name that is being typed stays as long as the preset is the same. */
    void show(Optional<Preset> nowChosen, boolean nowChanged) {
        boolean same = chosen.equals(nowChosen);
        boolean offering = getContent().getChildren().allMatch(NativeButton.class::isInstance);
        chosen = nowChosen;
        changed = nowChanged;
        if (offering || !same) {
            offer();
        }
    }

    private void offer() {
        getContent().removeAll();
        var own = chosen.filter(Preset.Own.class::isInstance).map(Preset.Own.class::cast);
        if (changed) {
            own.ifPresent(preset -> add("settings.preset.save", () -> replace(preset)));
        }
        getContent().add(saveAs);
        own.ifPresent(preset -> {
            add("settings.preset.rename", () -> askForOtherName(preset));
            add("settings.preset.delete", () -> askBeforeDeleting(preset));
        });
    }

    private void add(String caption, SerializableRunnable action) {
        getContent().add(button(caption, action));
    }

    private NativeButton button(String caption, SerializableRunnable action) {
        var button = new NativeButton(getTranslation(caption), _ -> action.run());
        button.addClassNames("button", "tertiary", "small");
        return button;
    }

    private Optional<SavePresetResult> replace(Preset.Own preset) {
        return settings.get().map(wanted -> finish(presets.replace(preset, wanted)));
    }

    private void askForName() {
        if (settings.get().isPresent()) {
            var naming = new PresetNaming(
                    "",
                    getTranslation("settings.preset.name.save"),
                    name -> settings.get().map(wanted -> finish(presets.create(name, wanted))),
                    this::leave);
            naming.onReplace(this::replace);
            ask(naming);
        }
    }

    private void askForOtherName(Preset.Own preset) {
        ask(new PresetNaming(
                preset.name().text(),
                getTranslation("settings.preset.name.rename"),
                name -> Optional.of(finish(presets.rename(preset, name))),
                this::leave));
    }

    private void askBeforeDeleting(Preset.Own preset) {
        var question = new Paragraph(
                getTranslation("settings.preset.delete.ask", preset.name().text()));
        question.addClassName("text-note");
        var delete = button("settings.preset.delete.yes", () -> {
            presets.delete(preset);
            done.accept(Optional.empty());
        });
        delete.removeClassName("tertiary");
        ask(question, delete, button("settings.preset.delete.no", this::leave));
        delete.focus();
    }

    private void ask(Component... question) {
        getContent().removeAll();
        getContent().add(question);
    }

    private void leave() {
        offer();
        saveAs.focus();
    }

    private SavePresetResult finish(SavePresetResult result) {
        if (result instanceof SavePresetResult.Saved saved) {
            chosen = Optional.of(saved.preset());
            offer();
            done.accept(chosen);
        }
        return result;
    }
}
