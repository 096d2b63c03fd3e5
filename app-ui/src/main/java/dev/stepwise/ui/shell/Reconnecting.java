package dev.stepwise.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;

/**
 * What a page does and says while its node does not answer. It knocks often: when a node goes down another one takes its pages at once, and
 * a reader is not to wait for the knocking.
 */
@SpringComponent
class Reconnecting implements VaadinServiceInitListener {

    private static final int EVERY_MS = 1_000;

    /** Of the websocket, whose end is the first thing that a page notices; Atmosphere's own word, and 5 s if it is not set. */
    private static final String WEBSOCKET_EVERY_MS = "reconnectInterval";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> prepare(init.getUI()));
    }

    private static void prepare(UI page) {
        page.getPushConfiguration().setParameter(WEBSOCKET_EVERY_MS, String.valueOf(EVERY_MS / 2));
        var knocking = page.getReconnectDialogConfiguration();
        knocking.setReconnectInterval(EVERY_MS);
        knocking.setDialogText(page.getTranslation("shell.reconnect"));
        knocking.setDialogTextGaveUp(page.getTranslation("shell.reconnect.given-up"));
        page.getPage()
                .executeJs(
                        "window.Vaadin.connectionIndicator.onlineText = $0",
                        page.getTranslation("shell.reconnect.back"));
    }
}
