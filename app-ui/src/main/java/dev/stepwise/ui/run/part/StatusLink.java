package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;

/** The status in words; while the model writes, it leads to what is being written. */
final class StatusLink extends Composite<Anchor> {

    private String said = "";

    StatusLink() {
        getContent().addClassName("text-strong");
        // The browser goes there by itself, and the address stays.
        getElement().setAttribute("router-ignore", true);
    }

    void say(String text, boolean leads) {
        if (!text.equals(said)) {
            said = text;
            getContent().setText(text);
        }
        if (leads) {
            getContent().setHref("#");
        } else {
            getContent().removeHref();
        }
    }
}
