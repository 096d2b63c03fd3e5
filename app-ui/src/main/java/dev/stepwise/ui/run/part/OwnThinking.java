package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.text.ModelText;
import org.jspecify.annotations.Nullable;

/** What the model thought by itself before its reply: a button that says how much it is, and the text, which is sent when it is opened. */
final class OwnThinking extends Composite<Div> {

    private final Span label = new Span();
    private final NativeButton button = new NativeButton();
    private final ModelText text = new ModelText();
    private boolean open;
    private @Nullable StepState shown;

    OwnThinking() {
        button.getElement().setAttribute("type", "button");
        button.addClassNames("button", "tertiary", "small");
        button.getElement().setAttribute("aria-expanded", "false");
        button.add(Icon.CHEVRON_RIGHT.create(), label);
        button.addClickListener(_ -> toggle());
        text.addClassName("own-thinking-text");
        text.setVisible(false);
        getContent().addClassName("own-thinking");
        getContent().add(button, text);
        getContent().setVisible(false);
    }

    void show(StepState step, StepWording wording) {
        shown = step;
        boolean hasThought = !step.thinking().isBlank();
        getContent().setVisible(hasThought);
        if (hasThought) {
            label.setText(wording.ownThinking(step));
            fill();
        }
    }

    private void toggle() {
        open = !open;
        button.getElement().setAttribute("aria-expanded", String.valueOf(open));
        text.setVisible(open);
        fill();
    }

    private void fill() {
        if (open && shown != null) {
            text.set(shown.thinking());
            text.setWriting(shown.isWriting() && !shown.hasText());
        }
    }
}
