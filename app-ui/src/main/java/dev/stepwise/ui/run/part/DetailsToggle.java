package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import org.jspecify.annotations.Nullable;

/** Opens the details of a step, which are made when they are first asked for. */
final class DetailsToggle extends Composite<NativeButton> {

    private final Words words;
    private final Div panel = new Div();
    private boolean open;
    private @Nullable StepState step;
    private @Nullable StepWording wording;
    private @Nullable StepState filled;

    DetailsToggle(Words words) {
        this.words = words;
        panel.setVisible(false);
        var button = getContent();
        button.getElement().setAttribute("type", "button");
        button.addClassNames("button", "tertiary", "small", "push");
        button.add(new Span(words.of("step.details")), Icon.CHEVRON_RIGHT.create());
        button.getElement().setAttribute("aria-expanded", "false");
        button.addClickListener(_ -> toggle());
    }

    /** Where the details are shown. */
    Div panel() {
        return panel;
    }

    void show(StepState newStep, StepWording newWording) {
        step = newStep;
        wording = newWording;
        fill();
    }

    private void toggle() {
        open = !open;
        getContent().getElement().setAttribute("aria-expanded", String.valueOf(open));
        panel.setVisible(open);
        fill();
    }

    private void fill() {
        if (open && step != null && wording != null && !step.equals(filled) && !step.isWriting()) {
            filled = step;
            panel.removeAll();
            panel.add(new StepDetails(words, wording, step));
        }
    }
}
