package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.ServerLoad;
import dev.stepwise.llm.fixture.FaultyServer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers say of themselves in their metrics. */
class LoadMetricsTest {

    private static final String VLLM = """
            # HELP vllm:num_requests_running Number of requests in model execution batches.
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="Llama-3.1-8B-Instruct"} 3.0
            vllm:num_requests_running{engine="1",model_name="Llama-3.1-8B-Instruct"} 1.0
            vllm:num_requests_waiting{engine="0",model_name="Llama-3.1-8B-Instruct"} 2.0
            vllm:num_requests_waiting_by_reason{engine="0",model_name="Llama-3.1-8B-Instruct",reason="capacity"} 7.0
            vllm:kv_cache_usage_perc{engine="0",model_name="Llama-3.1-8B-Instruct"} 0.25
            vllm:kv_cache_usage_perc{engine="1",model_name="Llama-3.1-8B-Instruct"} 0.5
            """;

    private static final ServerLoad READ = new ServerLoad(4, 2, OptionalDouble.of(0.5));

    @Test
    void the_engines_of_vllm_are_counted_together_and_the_fullest_cache_is_told() {
        assertThat(LoadMetrics.read(VLLM)).contains(READ);
    }

    @Test
    void sglang_has_names_of_its_own() {
        var text = """
                sglang:num_running_reqs{model_name="qwen"} 1
                sglang:num_queue_reqs{model_name="qwen"} 0
                sglang:token_usage{model_name="qwen"} 1.2e-2
                """;

        assertThat(LoadMetrics.read(text)).contains(new ServerLoad(1, 0, OptionalDouble.of(0.012)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>404</html>", "vllm:num_requests_running 1", "vllm:num_requests_running 1.1.1"})
    void what_says_nothing_of_it_is_nothing(String text) {
        assertThat(LoadMetrics.read(text)).isEmpty();
    }

    @Test
    void a_server_is_asked_at_its_root_and_one_that_has_no_metrics_is_left_out() {
        try (var vllm = FaultyServer.playing(connection -> {
                    var found = connection.readRequest().line().startsWith("GET /metrics ");
                    connection.answer(found ? "200 OK" : "404 Not Found", "text/plain", VLLM);
                });
                var without = FaultyServer.playing(connection -> connection.answer("404 Not Found", "text/plain", ""));
                var other = FaultyServer.playing(connection -> connection.answer("200 OK", "text/plain", VLLM))) {
            var servers = List.of(
                    server(1, Flavor.VLLM, vllm), server(2, Flavor.VLLM, without), server(3, Flavor.OTHER, other));

            var loads = new MetricsOfServers(new Several(servers), new ModelHttp()).now();

            assertThat(loads).containsOnlyKeys(servers.getFirst().ref().id()).containsValue(READ);
            assertThat(other.requests()).isEmpty();
        }
    }

    private record Several(List<ModelServer> available) implements ModelServers {

        @Override
        public Optional<ModelServer> find(EndpointId id) {
            return available.stream()
                    .filter(server -> server.ref().id().equals(id))
                    .findFirst();
        }
    }

    private static ModelServer server(int number, Flavor flavor, FaultyServer at) {
        return new ModelServer(
                new EndpointRef(new EndpointId(new UUID(0, number)), "server " + number, flavor),
                at.baseUrl(),
                Connection.PLAIN,
                List.of());
    }
}
