package dev.stepwise.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What this node saw of each model server, and since when it has been so. */
final class HealthBoard {

    private volatile Map<EndpointId, ServerHealth> seen = Map.of();

    /**
     * What was seen now takes the place of what was seen before; what has not changed has been so for longer.
     *
     * @param results what the servers of the registry that were looked at answered
     * @param took how long each address took
     */
    void put(List<RegisteredServer> registered, Map<EndpointId, ProbeResult> results, Map<URI, Duration> took) {
        var before = seen;
        var news = new HashMap<EndpointId, ServerHealth>();
        var now = Instant.now();
        for (var server : registered) {
            var id = server.ref().id();
            var result = results.get(id);
            if (result != null) {
                var health = new ServerHealth(result, took.getOrDefault(server.baseUrl(), Duration.ZERO), now);
                var earlier = before.get(id);
                news.put(
                        id,
                        earlier != null && earlier.isAnswering() == health.isAnswering()
                                ? health.since(earlier.since())
                                : health);
            }
        }
        seen = Map.copyOf(news);
    }

    Map<EndpointId, ServerHealth> all() {
        return seen;
    }
}
