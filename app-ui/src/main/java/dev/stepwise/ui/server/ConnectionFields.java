package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.ConnectionWish;
import dev.stepwise.endpoint.KeptConnection;
import dev.stepwise.endpoint.KeyWish;
import dev.stepwise.endpoint.ServerCertificate;

/** What few servers need to be reached; it is closed until somebody opens it or something in it is in the way. */
final class ConnectionFields extends Composite<Details> {

    private final TrustField trust;

    ConnectionFields(KeptConnection kept) {
        trust = new TrustField(kept.trust());
        var rows = new Div(trust);
        rows.addClassName("server-fields");
        getContent().setSummaryText(getTranslation("server.connection"));
        getContent().addClassName("server-connection");
        getContent().add(rows);
    }

    /** Calls when something has changed, so that it can be checked. */
    void onChange(SerializableRunnable changed) {
        trust.onChange(changed);
    }

    void trust(ServerCertificate certificate) {
        trust.pin(certificate);
        getContent().setOpened(true);
    }

    ConnectionWish wish(KeyWish key) {
        return new ConnectionWish(key, trust.wish());
    }

    void forgive() {
        trust.forgive();
    }

    void objectToCertificate(String words) {
        getContent().setOpened(true);
        trust.object(words);
    }
}
