package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;

/** Leads on to the first tab, and from where the model servers were before there were tabs to theirs. */
@Route(AdministrationTab.AREA)
@RouteAlias(AdministrationEntry.FORMER_SERVERS)
@RolesAllowed("ADMIN")
class AdministrationEntry extends Div implements BeforeEnterObserver {

    static final String FORMER_SERVERS = "model-servers";

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tab = event.getLocation().getPath().equals(FORMER_SERVERS)
                ? AdministrationTab.MODEL_SERVERS
                : AdministrationTab.PEOPLE;
        event.forwardTo(tab.path());
    }
}
