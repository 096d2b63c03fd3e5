package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.html.Span;

/** A line of text that is sent to the browser only when it has changed. */
public final class Line extends Span {

    private String said = "";

    public Line(String... classNames) {
        addClassNames(classNames);
    }

    /** Shows another text. */
    public void say(String text) {
        if (!text.equals(said)) {
            said = text;
            setText(text);
        }
    }
}
