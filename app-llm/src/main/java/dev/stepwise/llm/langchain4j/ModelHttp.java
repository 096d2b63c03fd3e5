package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.AllowedAddresses;
import dev.stepwise.endpoint.Connection;
import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP to model servers. It speaks HTTP/1.1 and offers no upgrade, for vLLM drops the body of a request that does; it follows no
 * redirect, for one may lead from an allowed host to another; it sends nothing twice; and whoever asks reads the answer itself.
 *
 * @see "docs/decisions/0027-the-thread-of-a-run-reads-its-stream.md"
 */
public final class ModelHttp implements AutoCloseable {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final int FETCH_LIMIT_BYTES = 16 << 20;
    private static final int HEADER_LINE_LIMIT_BYTES = 64 << 10;
    private static final int HEADER_LIMIT = 200;

    /** How many runs a node works on is limited elsewhere. */
    private static final int CONNECTION_LIMIT = 10_000;

    /** Servers close a connection that serves nothing, vLLM after 5 s, llama.cpp behind each stream, although it announces the contrary. */
    private static final TimeValue LOOK_WHETHER_OPEN_AFTER = TimeValue.ZERO_MILLISECONDS;

    private static final TimeValue CLOSE_IDLE_AFTER = TimeValue.ofSeconds(30);

    private final CloseableHttpClient client;

    /** For programs whose user names the address. */
    public ModelHttp() {
        this(AllowedAddresses.everything());
    }

    public ModelHttp(AllowedAddresses allowed) {
        client = HttpClientBuilder.create()
                .setConnectionManager(connections(allowed))
                .setRoutePlanner(new ServerRoutes(allowed, ProxySelector.getDefault()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .evictIdleConnections(CLOSE_IDLE_AFTER)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(AllowedAddresses allowed) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTION_LIMIT)
                .setMaxConnPerRoute(CONNECTION_LIMIT)
                .setTlsSocketStrategy(new ServerTls())
                .setDnsResolver(new BoundedDnsResolver(CONNECT_TIMEOUT, allowed))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                        .setValidateAfterInactivity(LOOK_WHETHER_OPEN_AFTER)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(HEADER_LINE_LIMIT_BYTES)
                                .setMaxHeaderCount(HEADER_LIMIT)
                                .build())
                        .build())
                .build();
    }

    /** A request whose answer is read event by event; it is sent when the first of them is asked for. */
    EventStream stream(Connection connection, HttpUriRequestBase request) {
        return new EventStream(new HttpExchange(client, request, ServerContext.of(connection)));
    }

    /**
     * Makes a request and gives its whole answer, whatever the status.
     *
     * @throws TimeoutException if the answer was not whole within the deadline; the request is then closed
     * @throws IOException also if the answer exceeds 16 MiB
     */
    HttpAnswer fetch(Connection connection, HttpUriRequestBase request, Duration deadline)
            throws IOException, InterruptedException, TimeoutException {
        try (var exchange = new HttpExchange(client, request, ServerContext.of(connection))) {
            exchange.within(deadline);
            try {
                var response = exchange.send();
                return new HttpAnswer(response.getCode(), text(response));
            } catch (IOException failed) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (exchange.isLate()) {
                    throw new TimeoutException();
                }
                throw failed;
            }
        }
    }

    private static String text(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var bytes = entity.getContent().readNBytes(FETCH_LIMIT_BYTES + 1);
        if (bytes.length > FETCH_LIMIT_BYTES) {
            throw new TooLong();
        }
        return Utf8.text(bytes);
    }

    /** Ends every request at once. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** An answer exceeds 16 MiB. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A whole answer. */
    record HttpAnswer(int status, String body) {}
}
