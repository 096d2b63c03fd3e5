package dev.stepwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServerTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shows_the_figures_on_a_port_of_their_own() throws Exception {
        registry.counter("stepwise.runs.lost").increment();
        var server = new MetricsServer(new MetricsProperties("127.0.0.1", 0), registry);
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var page = URI.create("http://127.0.0.1:" + server.port().orElseThrow() + "/metrics");
            var figures = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());

            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.body()).contains("stepwise_runs_lost_total 1.0");
        } finally {
            server.stop();
        }
    }

    /** A page elsewhere may have led its own name to this computer. */
    @ParameterizedTest
    @CsvSource({
        "evil.example, , 403",
        "localhost, https://evil.example, 403",
        "localhost, null, 403",
        "localhost, http://localhost:3000, 200",
        "127.0.0.1, , 200"
    })
    void shows_them_to_this_computer_alone_while_they_are_on_its_loopback_address(
            String host, @Nullable String origin, int status) throws Exception {
        var server = new MetricsServer(new MetricsProperties("127.0.0.1", 0), registry);
        server.start();
        int port = server.port().orElseThrow();
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = "GET /metrics HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n"
                    + (origin == null ? "" : "Origin: " + origin + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status + " ");
        } finally {
            server.stop();
        }
    }

    @Test
    void shows_them_nowhere_unless_a_port_is_named() {
        var server = new MetricsServer(new MetricsProperties("127.0.0.1", null), registry);

        server.start();

        assertThat(server.isRunning()).isFalse();
        assertThat(server.port()).isEmpty();
    }
}
