package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.ui.component.Icon;

/** A button with a drawing and a verb. */
public final class ActionButton extends NativeButton {

    public ActionButton(Icon icon, String verb, SerializableRunnable action) {
        addClassName("button");
        getElement().setAttribute("type", "button");
        add(icon.create());
        add(verb);
        addClickListener(_ -> action.run());
    }

    /** For an action beside the text that it is about. */
    static ActionButton quiet(Icon icon, String verb, SerializableRunnable action) {
        var button = new ActionButton(icon, verb, action);
        button.addClassNames("tertiary", "small");
        return button;
    }

    ActionButton primary() {
        addClassName("primary");
        return this;
    }
}
