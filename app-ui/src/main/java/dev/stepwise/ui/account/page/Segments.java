package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;

/** One of a few choices, side by side. */
final class Segments<T> extends RadioButtonGroup<Segments.Choice<T>> {

    /**
     * One of them.
     *
     * @param lang the language that the caption is written in
     */
    record Choice<T>(T value, String caption, String lang) {}

    private final List<Choice<T>> choices;

    Segments(String label, List<Choice<T>> choices, SerializableConsumer<T> chosen) {
        this.choices = choices;
        setItems(choices);
        setAriaLabel(label);
        addClassName("segments");
        setRenderer(new ComponentRenderer<>(choice -> {
            var caption = new Span(choice.caption());
            caption.getElement().setAttribute("lang", choice.lang());
            return caption;
        }));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue().value());
            }
        });
    }

    void choose(T value) {
        choices.stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .ifPresent(this::setValue);
    }
}
