package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.TrustFault;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * Trusts one certificate. The pin takes the place of the host's name, the signer and the dates: who shows this certificate has its
 * private key, and the administrator saw what stands in it.
 */
final class PinnedTrust extends CheckedTrust {

    private final ServerCertificate pinned;

    PinnedTrust(ServerCertificate pinned) {
        this.pinned = pinned;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!chain[0].equals(pinned.x509())) {
            throw new NotTrusted(new ServerCertificate(chain[0]), TrustFault.ANOTHER, null);
        }
    }
}
