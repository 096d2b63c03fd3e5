package dev.stepwise.ui.run;

import com.vaadin.flow.component.html.Span;

/** A line of text that is sent to the browser only when it has changed. */
final class Line extends Span {

    private String said = "";

    Line(String... classNames) {
        addClassNames(classNames);
    }

    void say(String text) {
        if (!text.equals(said)) {
            said = text;
            setText(text);
        }
    }
}
