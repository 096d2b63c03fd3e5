package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.shell.DetailPanel;
import java.util.Optional;

/**
 * The settings of a run, to be shown in the panel at the right. It knows no service: what was chosen goes to its callbacks. It keeps
 * what was changed while it is closed and shown again.
 */
public class SettingsPanel extends DetailPanel {

    private final SettingsForm form;
    private final Span changes = new Span();
    private final NativeButton undo = new NativeButton();
    private SerializableConsumer<SettingsDraft> submitted = _ -> {};

    /**
     * A panel filled with the given settings, which its fields go back to.
     *
     * @param models those that can be chosen; the one of {@code initial} is offered even if it is not among them
     */
    public SettingsPanel(
            SettingsCaptions captions, AccountPresets presets, ChoosableModels models, SettingsDraft initial) {
        super(captions.heading());
        form = new SettingsForm(presets, models, initial);
        var note = new Paragraph(new Span(captions.intro() + getTranslation("common.join.sentences")), changes);
        note.addClassName("text-note");
        add(note, form);
        var submit = new NativeButton(captions.submit(), _ -> submit());
        submit.addClassNames("button", "primary");
        undo.setText(getTranslation("settings.undo"));
        undo.addClassNames("button", "tertiary");
        undo.addClickListener(_ -> form.undo());
        addToFoot(submit, undo);
        form.onChange(this::countChanges);
        countChanges();
    }

    /** Called with the settings when the panel's button is pressed and every field holds what it may. */
    public void onSubmit(SerializableConsumer<SettingsDraft> submitted) {
        this.submitted = submitted;
    }

    /** Called with the settings after each change that leaves every field in its range. */
    public void onChange(SerializableConsumer<SettingsDraft> changed) {
        form.onChange(() -> form.draft().ifPresent(changed));
    }

    /** The settings as they stand; empty while a field is out of range. */
    public Optional<SettingsDraft> draft() {
        return form.draft();
    }

    private void submit() {
        form.draft().ifPresentOrElse(submitted, () -> form.firstInvalid().ifPresent(Focusable::focus));
    }

    private void countChanges() {
        int count = form.changes();
        changes.setText(count == 0 ? "" : getTranslation("settings.changes", count));
        undo.setVisible(count > 0);
    }
}
