package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.ServerLoad;
import dev.stepwise.endpoint.ServerLoads;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** Reads the metrics of vLLM and SGLang, which stand at their root in the format of Prometheus. */
public final class MetricsOfServers implements ServerLoads {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final ModelServers servers;
    private final ModelHttp http;

    public MetricsOfServers(ModelServers servers, ModelHttp http) {
        this.servers = servers;
        this.http = http;
    }

    @Override
    public Map<EndpointId, ServerLoad> now() {
        var loads = new ConcurrentHashMap<EndpointId, ServerLoad>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var server : servers.available()) {
                if (hasMetrics(server.ref().flavor())) {
                    threads.execute(() -> load(server)
                            .ifPresent(load -> loads.put(server.ref().id(), load)));
                }
            }
        }
        return Map.copyOf(loads);
    }

    private static boolean hasMetrics(Flavor flavor) {
        return switch (flavor) {
            case VLLM, SGLANG -> true;
            case LLAMA_CPP, OLLAMA, OTHER, PRACTICE, TINY -> false;
        };
    }

    private Optional<ServerLoad> load(ModelServer server) {
        try {
            var answer = http.fetch(
                    server.connection(), ServerRequests.get(metrics(server.baseUrl()), server.connection()), DEADLINE);
            return answer.status() == 200 ? LoadMetrics.read(answer.body()) : Optional.empty();
        } catch (IOException | TimeoutException | IllegalArgumentException noMetrics) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static URI metrics(URI baseUrl) {
        return URI.create(baseUrl.toString().replaceFirst("/v1/?$", "") + "/metrics");
    }
}
