package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import dev.stepwise.run.QuestionId;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame of every page behind the login: drawer, notices, the page, the panel. */
@Layout
@PermitAll
@JavaScript("context://scripts/connection.js")
@JavaScript("context://scripts/keys.js")
class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, Workspace.Frame {

    private final Drawer drawer;
    private final NavBar navBar = new NavBar(this::openDrawer);
    private final Main main = new Main();
    private @Nullable HasElement page;
    private @Nullable OpenPanel openPanel;

    MainLayout(Workspace workspace, Drawer drawer, List<StandingNotice> notices) {
        this.drawer = drawer;
        workspace.bind(this);
        addClassName("shell");
        var noticeSlot = new Div();
        noticeSlot.addClassName("shell-notices");
        notices.forEach(notice -> noticeSlot.add(notice.create()));
        main.addClassName("shell-main");
        main.getElement().setAttribute("tabindex", "-1");
        main.add(noticeSlot);
        var scrim = new Div();
        scrim.addClassName("shell-scrim");
        scrim.addClickListener(_ -> closeDrawer());
        add(skipLink(), navBar, drawer, scrim, main);
        getElement()
                .addEventListener("keydown", _ -> escape())
                .setFilter("event.key === 'Escape' && !event.defaultPrevented");
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        page = content;
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        if (page != null) {
            page.getElement().removeFromParent();
            page = null;
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        drawer.setCurrentPath(event.getLocation().getPath());
        drawer.setCurrentQuestion(Optional.empty());
        setDrawerOpen(false);
        closePanel();
    }

    @Override
    public void markQuestion(QuestionId question) {
        drawer.setCurrentQuestion(Optional.of(question));
    }

    @Override
    public void openPanel(DetailPanel panel, Component opener) {
        closePanel();
        var place = new Div(panel);
        place.addClassName("shell-detail");
        openPanel = new OpenPanel(panel, place, opener);
        panel.closeWith(this::closePanel);
        addClassName("has-detail");
        add(place);
        panel.focusHeading();
    }

    @Override
    public void closePanel() {
        var closing = openPanel;
        if (closing != null) {
            openPanel = null;
            removeClassName("has-detail");
            remove(closing.place());
            closing.panel().closed();
            closing.opener().getElement().callJsFunction("focus");
        }
    }

    private void openDrawer() {
        setDrawerOpen(true);
        drawer.focus();
    }

    private void closeDrawer() {
        setDrawerOpen(false);
        navBar.focus();
    }

    private void setDrawerOpen(boolean open) {
        setClassName("drawer-open", open);
        navBar.setDrawerOpen(open);
    }

    private void escape() {
        if (hasClassName("drawer-open")) {
            closeDrawer();
        } else {
            closePanel();
        }
    }

    private NativeButton skipLink() {
        var skip = new NativeButton(
                getTranslation("shell.skip"), _ -> main.getElement().callJsFunction("focus"));
        skip.addClassNames("button", "skip-link");
        return skip;
    }

    private record OpenPanel(DetailPanel panel, Div place, Component opener) {}
}
