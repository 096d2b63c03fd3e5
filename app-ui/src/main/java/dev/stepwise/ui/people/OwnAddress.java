package dev.stepwise.ui.people;

import com.vaadin.flow.component.UI;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;

/** Where this Stepwise is, as the browser at the page reached it, whatever stands between. */
final class OwnAddress {

    private OwnAddress() {}

    /** Hands on the whole address of a page, once the browser has said its part. */
    static void with(UI ui, String path, Consumer<String> use) {
        ui.getPage().fetchCurrentURL(url -> {
            try {
                use.accept(new URI(url.getProtocol(), url.getAuthority(), path, null, null).toString());
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException("A browser's address is one", impossible);
            }
        });
    }
}
