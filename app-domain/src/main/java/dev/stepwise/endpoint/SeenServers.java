package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.ServerLook.Added;
import dev.stepwise.endpoint.ServerLook.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes what was seen into the registry, and reads from it what administrators want of that. */
@Component
class SeenServers {

    private final Candidates candidates;
    private final EndpointRows rows;
    private final SeenModels models;
    private final ServerRegistry registry;
    private final PreferredModel preferred;
    private final ServerConnections connections;

    SeenServers(
            Candidates candidates,
            EndpointRows rows,
            SeenModels models,
            ServerRegistry registry,
            PreferredModel preferred,
            ServerConnections connections) {
        this.candidates = candidates;
        this.rows = rows;
        this.models = models;
        this.registry = registry;
        this.preferred = preferred;
        this.connections = connections;
    }

    /** Those that can be chosen: configured or added ones, whether they answer or not, and found ones; no stand-ins. */
    List<SeenServer> of(Seen seen) {
        var results = new HashMap<EndpointId, ProbeResult>();
        seen.candidates().forEach(report -> keep(report, results));
        seen.added().forEach(added -> keep(added, results));
        var servers = new ArrayList<SeenServer>();
        for (var row : registry.all()) {
            var result = results.get(row.ref().id());
            if (row.isOffered() && result != null) {
                servers.add(new SeenServer(row, server(row), result));
            }
        }
        servers.sort(Comparator.comparingInt(server -> order(server.row(), seen)));
        servers.sort(Comparator.comparing(server -> !preferred.isOfferedBy(server.server())));
        return servers;
    }

    private void keep(ModelServerReport report, Map<EndpointId, ProbeResult> results) {
        var url = report.baseUrl();
        switch (report.result()) {
            case Found found when found.flavor().isStandIn() -> {}
            case Found found -> {
                var origin = candidates.areConfigured() ? ServerOrigin.CONFIGURED : ServerOrigin.FOUND;
                var ref = rows.keep(url, origin, ServerName.of(found.flavor(), url), found.flavor());
                models.keep(ref.id(), found.models());
                results.put(ref.id(), found);
            }
            case ProbeResult.KeyRefused _, ProbeResult.KeyLost _, NotFound _ -> {
                if (candidates.areConfigured()) {
                    var name = ServerName.of(Flavor.OTHER, url);
                    var ref = rows.keepUnseen(url, ServerOrigin.CONFIGURED, name);
                    results.put(ref.id(), report.result());
                }
            }
        }
    }

    private void keep(Added added, Map<EndpointId, ProbeResult> results) {
        var ref = added.server().ref();
        switch (added.result()) {
            // what it is was said when it was added
            case Found found
            when found.flavor().isStandIn() -> results.put(ref.id(), new NotFound(NoServer.Reason.NO_CHAT_MODEL));
            case Found found -> {
                rows.learnFlavor(ref.id(), found.flavor());
                models.keep(ref.id(), found.models());
                results.put(ref.id(), found);
            }
            case NotFound(var why)
            when hasTypedModel(added.server()) && ListlessServers.mayBe(why) ->
                results.put(ref.id(), new Found(ref.flavor(), List.of()));
            case ProbeResult.KeyRefused _, ProbeResult.KeyLost _, NotFound _ -> results.put(ref.id(), added.result());
        }
    }

    private static boolean hasTypedModel(RegisteredServer server) {
        return server.models().stream().anyMatch(RegisteredModel::typed);
    }

    /** Candidates in their order, then what was added, in the order in which that was done. */
    private static int order(RegisteredServer row, Seen seen) {
        for (int place = 0; place < seen.candidates().size(); place++) {
            if (seen.candidates().get(place).baseUrl().equals(row.baseUrl())) {
                return place;
            }
        }
        for (int place = 0; place < seen.added().size(); place++) {
            if (seen.added().get(place).server().ref().id().equals(row.ref().id())) {
                return seen.candidates().size() + place;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether its key cannot be read here: then it is not asked without one. */
    boolean isKeyLost(RegisteredServer row) {
        return row.origin() == ServerOrigin.ADDED
                && connections.find(row.ref().id()).isLost();
    }

    /** A server of the registry as this node reaches it. */
    ModelServer server(RegisteredServer row) {
        var connection = row.origin() == ServerOrigin.ADDED
                ? connections.find(row.ref().id()).connection()
                : Connection.with(candidates.key(row.baseUrl()));
        var server = new ModelServer(row.ref(), row.baseUrl(), connection, row.choosable(), row.equalGroup());
        return row.origin() == ServerOrigin.ADDED || row.defaultModel().isPresent()
                ? server
                : preferred.firstOf(server, row.origin() == ServerOrigin.CONFIGURED);
    }
}
