package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.TrustFault;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A server showed a certificate that is not trusted there; nothing was sent to it. */
final class NotTrusted extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient ServerCertificate certificate;
    private final TrustFault fault;

    NotTrusted(ServerCertificate certificate, TrustFault fault, @Nullable CertificateException cause) {
        super("The certificate is not trusted: " + fault, cause);
        this.certificate = certificate;
        this.fault = fault;
    }

    ServerCertificate certificate() {
        return certificate;
    }

    TrustFault fault() {
        return fault;
    }
}
