package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.preset.Preset;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.ui.component.Icon;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a run, to be shown in the panel at the right. It knows no service: what was chosen goes to its callbacks. It keeps
 * what was changed while it is closed and shown again.
 */
public class SettingsPanel extends Composite<Section> {

    private final SettingsForm form;
    private final H2 heading = new H2();
    private final Span changes = new Span();
    private final Button undo = new Button();
    private SerializableConsumer<SettingsDraft> submitted = _ -> {};
    private SerializableRunnable closed = () -> {};

    /**
     * A panel filled with the given settings, which its fields go back to.
     *
     * @param servers those that can be chosen; the model of {@code initial} is offered even if none of them has it
     */
    public SettingsPanel(
            SettingsCaptions captions, List<Preset> presets, List<ModelServer> servers, SettingsDraft initial) {
        form = new SettingsForm(presets, servers, initial);
        heading.setText(captions.heading());
        heading.getElement().setAttribute("tabindex", "-1");
        getContent().addClassName("settings-panel");
        getContent().getElement().setAttribute("role", "region");
        getContent().setAriaLabel(captions.heading());
        getContent().add(head(), body(captions.intro()), foot(captions.submit()));
        form.onChange(this::countChanges);
        countChanges();
        Shortcuts.addShortcutListener(getContent(), () -> closed.run(), Key.ESCAPE).listenOn(getContent());
    }

    /** Called with the settings when the panel's button is pressed and every field holds what it may. */
    public void onSubmit(SerializableConsumer<SettingsDraft> submitted) {
        this.submitted = submitted;
    }

    /** Called with the settings after each change that leaves every field in its range. */
    public void onChange(SerializableConsumer<SettingsDraft> changed) {
        form.onChange(() -> form.draft().ifPresent(changed));
    }

    /** Called when the panel's owner should take it away: by Esc or by its close button. */
    public void onClose(SerializableRunnable closed) {
        this.closed = closed;
    }

    /** The settings as they stand; empty while a field is out of range. */
    public Optional<SettingsDraft> draft() {
        return form.draft();
    }

    /** Moves the focus to the panel's heading. */
    public void focusHeading() {
        heading.getElement().callJsFunction("focus");
    }

    private Div head() {
        var close = new Button(Icon.CLOSE.create(), _ -> closed.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("icon-only");
        close.setAriaLabel(getTranslation("settings.close"));
        var head = new Div(heading, close);
        head.addClassName("panel-head");
        return head;
    }

    private Div body(String intro) {
        var note = new Paragraph(new Span(intro + " "), changes);
        note.addClassName("text-note");
        var body = new Div(note, form);
        body.addClassName("panel-body");
        return body;
    }

    private Div foot(String caption) {
        var submit = new Button(caption, _ -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        undo.setText(getTranslation("settings.undo"));
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        undo.addClickListener(_ -> form.undo());
        var foot = new Div(submit, undo);
        foot.addClassName("panel-foot");
        return foot;
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
