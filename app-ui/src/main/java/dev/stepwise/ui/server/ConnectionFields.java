package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.ConnectionWish;
import dev.stepwise.endpoint.DraftObjection;
import dev.stepwise.endpoint.KeptConnection;
import dev.stepwise.endpoint.KeyWish;
import dev.stepwise.endpoint.ServerCertificate;

/** What few servers need to be reached; it is closed until somebody opens it or something in it is in the way. */
final class ConnectionFields extends Composite<Details> {

    private final HeadersField headers;
    private final ProxyField proxy;
    private final TrustField trust;

    ConnectionFields(KeptConnection kept) {
        headers = new HeadersField(kept.headers());
        trust = new TrustField(kept.trust());
        proxy = new ProxyField(kept.proxy());
        var rows = new Div(headers, proxy, trust);
        rows.addClassName("server-fields");
        getContent().setSummaryText(getTranslation("server.connection"));
        getContent().addClassName("server-connection");
        getContent().add(rows);
    }

    /** Calls when something has changed, so that it can be checked. */
    void onChange(SerializableRunnable changed) {
        headers.onChange(changed);
        proxy.onChange(changed);
        trust.onChange(changed);
    }

    void trust(ServerCertificate certificate) {
        trust.pin(certificate);
        getContent().setOpened(true);
    }

    ConnectionWish wish(KeyWish key) {
        return new ConnectionWish(key, headers.wish(), proxy.wish(), trust.wish());
    }

    void forgive() {
        headers.forgive();
        proxy.setInvalid(false);
        trust.forgive();
    }

    void objectToCertificate(String words) {
        getContent().setOpened(true);
        trust.object(words);
    }

    void objectToProxy(String words) {
        getContent().setOpened(true);
        proxy.object(words);
    }

    void objectToHeader(DraftObjection.BadHeader objection, String words) {
        getContent().setOpened(true);
        headers.object(objection, words);
    }

    void objectToHeaders(String words) {
        getContent().setOpened(true);
        headers.object(words);
    }
}
