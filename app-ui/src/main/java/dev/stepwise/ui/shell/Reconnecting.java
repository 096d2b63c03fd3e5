package dev.stepwise.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;

/**
 * What a page does and says while its node does not answer. It knocks each second: when a node goes down another one takes its pages within
 * seconds, and a reader is not to wait for the knocking.
 */
@SpringComponent
class Reconnecting implements VaadinServiceInitListener {

    private static final int EVERY_MS = 1_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> prepare(init.getUI()));
    }

    private static void prepare(UI page) {
        var knocking = page.getReconnectDialogConfiguration();
        knocking.setReconnectInterval(EVERY_MS);
        knocking.setDialogText(page.getTranslation("shell.reconnect"));
        knocking.setDialogTextGaveUp(page.getTranslation("shell.reconnect.given-up"));
    }
}
