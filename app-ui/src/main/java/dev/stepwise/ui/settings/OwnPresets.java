package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.SavePresetResult;
import java.util.Locale;
import java.util.Optional;

/** The account's own presets with what they set; each can be renamed and deleted. */
public final class OwnPresets extends Composite<Div> {

    private final transient AccountPresets presets;

    public OwnPresets(AccountPresets presets) {
        this.presets = presets;
        getContent().addClassName("entries");
        fill();
    }

    private void fill() {
        getContent().removeAll();
        presets.all().stream()
                .filter(Preset.Own.class::isInstance)
                .map(Preset.Own.class::cast)
                .forEach(preset -> getContent().add(entry(preset)));
        if (getContent().getComponentCount() == 0) {
            var none = new Paragraph(getTranslation("settings.own-presets.none"));
            none.addClassName("text-note");
            getContent().add(entry(none));
        }
    }

    private Div entry(Preset.Own preset) {
        var name = new Span(preset.name().text());
        name.addClassName("name");
        var facts = new Span(facts(preset));
        facts.addClassName("text-note");
        var words = new Div(name, facts);
        words.addClassName("grow");
        var entry = entry(words);
        entry.add(
                button("settings.preset.rename", preset, () -> rename(entry, preset)),
                button("settings.preset.delete", preset, () -> askBeforeDeleting(entry, preset)));
        return entry;
    }

    private String facts(Preset.Own preset) {
        var reasoning = preset.reasoning();
        var temperature = SettingsChecks.plain(reasoning.sampling().temperature());
        var strategy = getTranslation("settings.strategy."
                + reasoning.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return reasoning.isInSteps()
                ? getTranslation(
                        "settings.own-presets.steps",
                        reasoning.steps().least(),
                        reasoning.steps().most(),
                        temperature)
                : getTranslation("settings.own-presets.other", strategy, temperature);
    }

    private void rename(Div entry, Preset.Own preset) {
        entry.removeAll();
        entry.add(new PresetNaming(
                preset.name().text(),
                getTranslation("settings.preset.name.rename"),
                name -> Optional.of(finish(presets.rename(preset, name))),
                this::fill));
    }

    private SavePresetResult finish(SavePresetResult result) {
        if (result instanceof SavePresetResult.Saved) {
            fill();
        }
        return result;
    }

    private void askBeforeDeleting(Div entry, Preset.Own preset) {
        var question = new Paragraph(
                getTranslation("settings.preset.delete.ask", preset.name().text()));
        question.addClassName("text-note");
        var delete = button("settings.preset.delete.yes", () -> {
            presets.delete(preset);
            fill();
        });
        delete.removeClassName("tertiary");
        entry.removeAll();
        entry.add(question, delete, button("settings.preset.delete.no", this::fill));
        delete.focus();
    }

    private static Div entry(Component content) {
        var entry = new Div(content);
        entry.addClassName("entry");
        return entry;
    }

    private NativeButton button(String caption, SerializableRunnable action) {
        var button = new NativeButton(getTranslation(caption), _ -> action.run());
        button.addClassNames("button", "tertiary", "small");
        return button;
    }

    /** Which preset it is about is heard, not seen. */
    private NativeButton button(String caption, Preset.Own preset, SerializableRunnable action) {
        var button = button(caption, action);
        button.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(caption) + " " + preset.name().text());
        return button;
    }
}
