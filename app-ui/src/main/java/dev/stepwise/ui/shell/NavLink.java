package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;

/** A place that the drawer leads to. */
class NavLink extends Anchor {

    NavLink(String path, Icon icon, String label) {
        var text = new Span(label);
        text.addClassName("label");
        addClassName("nav-item");
        setHref(path);
        add(icon.create(), text);
    }

    /** Marks it as the page in view, or not. */
    void setCurrent(boolean current) {
        if (current) {
            getElement().setAttribute("aria-current", "page");
        } else {
            getElement().removeAttribute("aria-current");
        }
    }
}
