package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.TrustFault;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what known authorities signed for the host that is connected to, and says of anything else what it was shown. */
final class SigningTrust extends CheckedTrust {

    private final X509ExtendedTrustManager authorities;

    SigningTrust(X509ExtendedTrustManager authorities) {
        this.authorities = authorities;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException refused) {
            throw new NotTrusted(new ServerCertificate(chain[0]), fault(chain, authType), refused);
        }
    }

    private TrustFault fault(X509Certificate[] chain, String authType) {
        try {
            chain[0].checkValidity();
        } catch (CertificateException outOfDate) {
            return TrustFault.OUT_OF_DATE;
        }
        try {
            // without the socket all is looked at but the host's name
            authorities.checkServerTrusted(chain, authType);
            return TrustFault.OTHER_NAME;
        } catch (CertificateException refused) {
            return TrustFault.UNKNOWN_SIGNER;
        }
    }
}
