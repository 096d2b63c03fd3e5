package dev.stepwise.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.List;

/** Lets a session have so many pages and no more: each costs memory, and a new one ends the one that was not heard of for the longest. */
@SpringComponent
class OpenPages implements VaadinServiceInitListener {

    static final int MOST = 50;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> endOldest(init.getUI().getSession()));
    }

    private static void endOldest(VaadinSession session) {
        List<UI> open =
                session.getUIs().stream().filter(page -> !page.isClosing()).toList();
        open.stream()
                .sorted(Comparator.comparingLong(page -> page.getInternals().getLastHeartbeatTimestamp()))
                .limit(Math.max(0, open.size() - MOST))
                .forEach(UI::close);
    }
}
