package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.endpoint.ServerCertificate;

/** The certificate that a server shows and that is not trusted; somebody may decide that it is from now on. */
final class UntrustedCertificate extends Composite<Div> {

    private final SerializableConsumer<ServerCertificate> trust;

    UntrustedCertificate(SerializableConsumer<ServerCertificate> trust) {
        this.trust = trust;
        getContent().addClassName("check-result");
        hide();
    }

    void show(ServerCertificate certificate) {
        var yes = new Button(getTranslation("server.certificate.trust"), _ -> trust.accept(certificate));
        getContent().removeAll();
        getContent()
                .add(
                        new CertificateFacts(certificate),
                        new Paragraph(getTranslation("server.certificate.trust.means")),
                        new Div(yes));
        getContent().setVisible(true);
    }

    void hide() {
        getContent().setVisible(false);
    }
}
