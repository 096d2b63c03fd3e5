package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Makes connections secure, each with what is trusted at its server. */
final class ServerTls implements TlsSocketStrategy {

    private static final int MOST_KEPT = 100;

    /** A context remembers sessions, so that the next connection needs no whole handshake. */
    private final Map<Trust, TlsSocketStrategy> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Trust, TlsSocketStrategy> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return with(ServerContext.connection(context).trust()).upgrade(socket, target, port, attachment, context);
    }

    private TlsSocketStrategy with(Trust trust) throws IOException {
        synchronized (kept) {
            var known = kept.get(trust);
            if (known == null) {
                known = strategy(trust);
                kept.put(trust, known);
            }
            return known;
        }
    }

    /** The trust manager looks at the host's name, where that is to be done. */
    private static TlsSocketStrategy strategy(Trust trust) throws IOException {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {TrustManagers.of(trust)}, null);
            return new DefaultClientTlsStrategy(
                    tls, HostnameVerificationPolicy.BUILTIN, HttpsSupport.getDefaultHostnameVerifier());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("What is trusted at a model server cannot be used", unusable);
        }
    }
}
