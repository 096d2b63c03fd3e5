package dev.stepwise.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.request.HostName;
import dev.stepwise.start.StartFailure;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Shows the figures to Prometheus, under {@code /metrics} on an address and port of their own, if one is named: they say how much a
 * Stepwise is used, and are no business of whoever reaches the page.
 */
@Component
class MetricsServer implements SmartLifecycle {

    private final MetricsProperties properties;
    private final PrometheusMeterRegistry registry;
    private @Nullable HttpServer server;

    MetricsServer(MetricsProperties properties, PrometheusMeterRegistry registry) {
        this.properties = properties;
        this.registry = registry;
    }

    /** Where it is; empty if nowhere. */
    OptionalInt port() {
        return server == null
                ? OptionalInt.empty()
                : OptionalInt.of(server.getAddress().getPort());
    }

    @Override
    public void start() {
        if (properties.port() == null || server != null) {
            return;
        }
        try {
            var created = HttpServer.create(new InetSocketAddress(properties.address(), properties.port()), 0);
            created.createContext("/metrics", this::answer);
            created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            created.start();
            server = created;
        } catch (IOException taken) {
            throw StartFailure.because("The metrics cannot be at " + properties.address() + ":" + properties.port()
                    + " (" + taken.getMessage()
                    + "). Choose another STEPWISE_METRICS_PORT or STEPWISE_METRICS_ADDRESS.");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isMeantForHere(exchange)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] figures = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, figures.length);
            exchange.getResponseBody().write(figures);
        }
    }

    /** No page of another place reads them: not by its own name for this computer, and not as itself. */
    private static boolean isMeantForHere(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        boolean isKnown = !exchange.getLocalAddress().getAddress().isLoopbackAddress()
                || (host != null && HostName.isLoopback(host));
        return isKnown && (origin == null || HostName.isLoopbackOrigin(origin));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
