package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import dev.stepwise.ui.component.Icon;

/** The bar that takes the drawer's place on narrow screens. */
class NavBar extends Header {

    private final NativeButton open = new NativeButton();

    NavBar(Runnable openDrawer) {
        addClassName("navbar");
        open.addClassNames("button", "tertiary", "icon-only");
        open.add(Icon.MENU.create());
        open.setAriaLabel(getTranslation("shell.drawer.open"));
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
        link.add(icon.create());
        link.addClassNames("button", "tertiary", "icon-only");
        link.setAriaLabel(getTranslation(label));
        return link;
    }
}
