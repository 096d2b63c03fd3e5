package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.Trust;
import dev.stepwise.endpoint.TrustWish;
import java.util.List;

/** Which certificates are trusted at a server: what is kept, what was seen and chosen, or what is pasted. */
final class TrustField extends Composite<Div> {

    private final Div shown = new Div();
    private final Button usual = new Button();
    private final TextArea pem = new TextArea();
    private transient TrustWish wish = new TrustWish.Keep();
    private SerializableRunnable changed = () -> {};

    TrustField(Trust kept) {
        usual.setText(getTranslation("server.trust.usual"));
        usual.addThemeVariants(ButtonVariant.TERTIARY);
        usual.addClickListener(_ -> {
            wish = new TrustWish.Usual();
            show(Trust.USUAL);
            changed.run();
        });
        pem.setLabel(getTranslation("server.field.certificate"));
        pem.setHelperText(getTranslation("server.field.certificate.helper"));
        pem.setPlaceholder("-----BEGIN CERTIFICATE-----");
        pem.setMaxLength(ServerCertificate.TEXT_LIMIT);
        pem.setManualValidation(true);
        pem.addClassNames("full-width", "certificate");
        pem.addValueChangeListener(typed -> {
            pem.setInvalid(false);
            if (typed.isFromClient()) {
                wish = pem.getValue().isBlank() ? new TrustWish.Keep() : new TrustWish.Authorities(pem.getValue());
                show(pem.getValue().isBlank() ? kept : Trust.USUAL);
                changed.run();
            }
        });
        shown.addClassName("trusted");
        getContent().addClassName("trust-field");
        getContent().add(shown, pem);
        show(kept);
    }

    private void show(Trust trust) {
        shown.removeAll();
        var certificates = switch (trust) {
            case Trust.Usual _ -> List.<ServerCertificate>of();
            case Trust.Authorities(var authorities) -> authorities;
            case Trust.Pinned(var certificate) -> List.of(certificate);
        };
        shown.setVisible(!certificates.isEmpty());
        if (shown.isVisible()) {
            shown.add(new Span(getTranslation(
                    trust instanceof Trust.Pinned ? "server.trust.pinned" : "server.trust.authorities")));
            certificates.forEach(certificate -> shown.add(new CertificateFacts(certificate)));
            shown.add(usual);
        }
    }

    /** Calls when something else is to be trusted. */
    void onChange(SerializableRunnable listener) {
        changed = listener;
    }

    /** This certificate and no other is to be trusted. */
    void pin(ServerCertificate certificate) {
        pem.clear();
        wish = new TrustWish.Pinned(certificate);
        show(new Trust.Pinned(certificate));
        changed.run();
    }

    TrustWish wish() {
        return wish;
    }

    void forgive() {
        pem.setInvalid(false);
    }

    void object(String words) {
        pem.setErrorMessage(words);
        pem.setInvalid(true);
        pem.focus();
    }
}
