package dev.stepwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shows_the_figures_on_a_port_of_their_own() throws Exception {
        registry.counter("stepwise.runs.forgotten").increment();
        var server = new MetricsServer(new MetricsProperties("127.0.0.1", 0), registry);
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var page = URI.create("http://127.0.0.1:" + server.port().orElseThrow() + "/metrics");
            var figures = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());

            assertThat(figures.statusCode()).isEqualTo(200);
            assertThat(figures.body()).contains("stepwise_runs_forgotten_total 1.0");
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
