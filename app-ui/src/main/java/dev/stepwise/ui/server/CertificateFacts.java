package dev.stepwise.ui.server;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.ui.component.Times;
import java.time.Instant;

/** Whom a certificate names, until when it is valid, and its fingerprint. */
final class CertificateFacts extends Div {

    private final transient ServerCertificate certificate;
    private final Span valid = new Span();

    CertificateFacts(ServerCertificate certificate) {
        this.certificate = certificate;
        var names = new Span(getTranslation("server.certificate.names", certificate.names()));
        var fingerprint = new Span(getTranslation("server.certificate.fingerprint", certificate.fingerprint()));
        fingerprint.addClassName("text-mono");
        addClassName("certificate-facts");
        add(names, valid, fingerprint);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var end = certificate.validUntil();
        var times = Times.of(event.getUI());
        valid.setText(getTranslation(
                end.isBefore(Instant.now()) ? "server.certificate.ended" : "server.certificate.valid",
                times.dayHeading(times.day(end))));
    }
}
