package dev.stepwise.ui.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;

/** What the pages for administrators share: the heading, and a tab for each of them. Every route that begins with the area's address is in it. */
@Layout(AdministrationTab.AREA)
@ParentLayout(MainLayout.class)
@RolesAllowed("ADMIN")
class AdministrationLayout extends Div implements RouterLayout, BeforeEnterObserver {

    private final Div action = new Div();
    private final Div page = new Div();
    private final Map<AdministrationTab, Anchor> tabs = new EnumMap<>(AdministrationTab.class);

    AdministrationLayout() {
        addClassNames("page", "wide", "list", "administration");
        action.addClassName("title-actions");
        var title = new Div(new H1(getTranslation("shell.admin")), action);
        title.addClassName("page-title");
        var links = new Nav();
        links.addClassName("tabs");
        links.setAriaLabel(getTranslation("shell.admin"));
        for (var tab : AdministrationTab.values()) {
            var link = new Anchor("/" + tab.path(), getTranslation(tab.textKey()));
            link.addClassName("tab");
            tabs.put(tab, link);
            links.add(link);
        }
        add(title, links, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var path = event.getLocation().getPath();
        tabs.forEach((tab, link) -> {
            if (path.equals(tab.path())) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        page.getElement().appendChild(content.getElement());
        if (content instanceof AdministrationPage withAction) {
            action.add(withAction.titleAction());
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        page.removeAll();
        action.removeAll();
    }
}
