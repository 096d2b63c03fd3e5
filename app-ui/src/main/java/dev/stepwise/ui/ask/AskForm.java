package dev.stepwise.ui.ask;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;

/** The question's field with what stands under it. A refused question stays in the field. */
class AskForm extends Composite<Div> {

    private final TextArea question = new TextArea();
    private final Button ask = new Button();
    private final Checkbox alsoPlainAnswer = new Checkbox();
    private final Paragraph refusal = new Paragraph();
    private Asking asking = (_, _) -> {};

    AskForm(Component settingsLine) {
        var label = new H1(getTranslation("ask.heading"));
        label.addClassName("ask-label");
        question.addClassName("ask-input");
        question.setAriaLabel(getTranslation("ask.question"));
        question.setPlaceholder(getTranslation("ask.placeholder"));
        question.addValueChangeListener(_ -> forgive());
        ask.setText(getTranslation("ask.ask"));
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setTooltipText(getTranslation("ask.ask.keys"));
        ask.addClickListener(this::press);
        // taking the focus from the field for a moment brings what was typed last
        ask.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
        refusal.addClassName("ask-refusal");
        refusal.setId("ask-refusal");
        refusal.getElement().setAttribute("role", "alert");
        alsoPlainAnswer.addClassName("ask-also");
        alsoPlainAnswer.setLabel(getTranslation("ask.also"));
        getContent().add(label, box(settingsLine), refusal, also());
    }

    void onAsk(Asking newAsking) {
        asking = newAsking;
    }

    void fill(String text) {
        question.setValue(text);
        question.focus();
    }

    void focus() {
        question.focus();
    }

    void setAlsoPlainAnswer(boolean also) {
        alsoPlainAnswer.setValue(also);
    }

    /** Says why the question was not taken; it stays in the field. */
    void refuse(String reason) {
        refusal.setText(reason);
        ask.getElement().setAttribute("aria-describedby", "ask-refusal");
        question.focus();
    }

    private void forgive() {
        refusal.setText("");
        ask.getElement().removeAttribute("aria-describedby");
    }

    private void press(ClickEvent<Button> press) {
        forgive();
        asking.ask(question.getValue(), alsoPlainAnswer.getValue());
    }

    private Div box(Component settingsLine) {
        var foot = new Div(settingsLine, ask);
        foot.addClassName("ask-foot");
        var box = new Div(question, foot);
        box.addClassName("ask-box");
        return box;
    }

    private Div also() {
        var note = new Span(getTranslation("ask.also.note"));
        note.addClassName("text-note");
        var also = new Div(alsoPlainAnswer, note);
        also.addClassName("ask-also-row");
        return also;
    }

    /** Takes a question. */
    @FunctionalInterface
    interface Asking {
        void ask(String question, boolean alsoPlainAnswer);
    }
}
