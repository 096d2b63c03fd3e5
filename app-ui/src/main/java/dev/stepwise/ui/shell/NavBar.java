package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;

/** The bar that takes the drawer's place on narrow screens. */
class NavBar extends Header {

    private final NativeButton open = new NativeButton();

    NavBar(Runnable openDrawer) {
        addClassName("navbar");
        open.addClassNames("button", "tertiary", "icon-only");
        open.add(Icon.MENU.create(), hidden("shell.drawer.open"));
        open.addClickListener(_ -> openDrawer.run());
        setDrawerOpen(false);
        add(open, new Brand());
        add(link("/history", Icon.SEARCH, "shell.search"), link("/", Icon.PLUS, "shell.new-question"));
    }

    void setDrawerOpen(boolean drawerOpen) {
        open.getElement().setAttribute("aria-expanded", String.valueOf(drawerOpen));
    }

    void focus() {
        open.focus();
    }

    private Anchor link(String path, Icon icon, String label) {
        var link = new Anchor();
        link.setHref(path);
        link.add(icon.create(), hidden(label));
        link.addClassNames("button", "tertiary", "icon-only");
        return link;
    }

    /** A name as text, not as a label, so that who looks for the field of a similar name does not find this. */
    private Span hidden(String label) {
        var text = new Span(getTranslation(label));
        text.addClassName("visually-hidden");
        return text;
    }
}
