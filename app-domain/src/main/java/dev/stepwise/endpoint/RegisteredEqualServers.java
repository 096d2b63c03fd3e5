package dev.stepwise.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads from the registry which servers are equal, and from this node's last look which of them answer. */
@Component
class RegisteredEqualServers implements EqualServers {

    private final ServerRegistry registry;
    private final UnfinishedRuns runs;
    private final ModelServerFinder finder;

    RegisteredEqualServers(ServerRegistry registry, UnfinishedRuns runs, ModelServerFinder finder) {
        this.registry = registry;
        this.runs = runs;
        this.finder = finder;
    }

    @Override
    public List<EndpointRef> answering(EndpointId id, String model) {
        var all = registry.all();
        var own = all.stream().filter(server -> server.ref().id().equals(id)).findFirst();
        if (own.isEmpty() || all.stream().noneMatch(own.get()::isEqualTo)) {
            return List.of();
        }
        var health = finder.health();
        var unfinished = runs.count();
        return all.stream()
                .filter(server -> server.isEqualTo(own.get()) || server.equals(own.get()))
                .filter(server -> server.offers(model))
                .filter(server -> isAnswering(server, health))
                .sorted(Comparator.comparing((RegisteredServer server) -> isFull(server, unfinished))
                        .thenComparingInt(server -> unfinishedAt(server, unfinished))
                        .thenComparing(server -> !server.equals(own.get())))
                .map(RegisteredServer::ref)
                .toList();
    }

    /** What this node does not reach, it did not look at. */
    private static boolean isAnswering(RegisteredServer server, Map<EndpointId, ServerHealth> health) {
        var seen = health.get(server.ref().id());
        return seen != null && seen.isAnswering();
    }

    private static boolean isFull(RegisteredServer server, Map<EndpointId, Integer> unfinished) {
        return server.mostCalls().isPresent()
                && unfinishedAt(server, unfinished) >= server.mostCalls().getAsInt();
    }

    private static int unfinishedAt(RegisteredServer server, Map<EndpointId, Integer> unfinished) {
        return unfinished.getOrDefault(server.ref().id(), 0);
    }
}
