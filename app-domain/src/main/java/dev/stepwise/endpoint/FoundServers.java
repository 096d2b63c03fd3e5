package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerStatus.KeyRefused;
import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.ServerLook.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which of the seen servers can be chosen, which comes first, and what stands in where there is none. */
@Component
class FoundServers {

    /** First what was chosen as the default, then what a person configured, then what answers. */
    private static final Comparator<SeenServer> ORDER = Comparator.comparing(
                    (SeenServer seen) -> !seen.row().choices().isDefault())
            .thenComparing(seen -> seen.row().origin() != ServerOrigin.CONFIGURED)
            .thenComparing(seen -> !seen.isAnswering());

    private final Candidates candidates;
    private final SeenServers seenServers;
    private final StandIns standIns;

    FoundServers(Candidates candidates, SeenServers seenServers, StandIns standIns) {
        this.candidates = candidates;
        this.seenServers = seenServers;
        this.standIns = standIns;
    }

    Known of(Seen seen) {
        var servers = seenServers.of(seen);
        servers.sort(ORDER);
        var results = new HashMap<EndpointId, ProbeResult>();
        servers.forEach(server -> results.put(server.row().ref().id(), server.result()));
        return known(seen, servers).with(results);
    }

    private Known known(Seen seen, List<SeenServer> servers) {
        var models = new ArrayList<>(servers.stream().map(SeenServer::server).toList());
        var standIn = configuredStandIn(seen.candidates());
        if (standIn.isPresent()) {
            return with(standIn.get(), servers, models);
        }
        if (!servers.isEmpty()) {
            var first = answering(servers);
            return new Known(
                    models,
                    first.row().origin() == ServerOrigin.FOUND
                            ? refused(seen.candidates()).orElseGet(first::status)
                            : first.status());
        }
        var own = standIns.offer();
        return new Known(own.stream().toList(), refused(seen.candidates()).orElseGet(() -> without(seen, own)));
    }

    /** The first, or an equal one that answers in its place. */
    private static SeenServer answering(List<SeenServer> servers) {
        var first = servers.getFirst();
        return servers.stream()
                .filter(server -> !first.isAnswering()
                        && server.isAnswering()
                        && server.row().isEqualTo(first.row()))
                .findFirst()
                .orElse(first);
    }

    /** What somebody configured and what is a stand-in, as it says itself. */
    private Optional<Known> configuredStandIn(List<ModelServerReport> reports) {
        if (!candidates.areConfigured()
                || !(reports.getFirst().result() instanceof Found found)
                || !found.flavor().isStandIn()) {
            return Optional.empty();
        }
        var url = reports.getFirst().baseUrl();
        var server = standIns.at(url, candidates.key(url), found);
        return Optional.of(new Known(
                List.of(server),
                server.ref().isTiny()
                        ? new ModelServerStatus.UsingTinyAt(url)
                        : new ModelServerStatus.UsingPracticeAt(url)));
    }

    private static Known with(Known standIn, List<SeenServer> servers, List<ModelServer> models) {
        boolean isDefaultOther =
                !servers.isEmpty() && servers.getFirst().row().choices().isDefault();
        models.addAll(isDefaultOther ? models.size() : 0, standIn.servers());
        return new Known(models, isDefaultOther ? servers.getFirst().status() : standIn.status());
    }

    /** A refused key counts only if it is met before a server that answers: it may be the one that the person means. */
    private static Optional<ModelServerStatus> refused(List<ModelServerReport> reports) {
        return reports.stream()
                .filter(report -> !(report.result() instanceof NotFound)
                        && !(report.result() instanceof Found found
                                && found.flavor().isStandIn()))
                .findFirst()
                .filter(report -> report.result() instanceof ProbeResult.KeyRefused)
                .map(report -> new KeyRefused(report.baseUrl()));
    }

    private ModelServerStatus without(Seen seen, Optional<ModelServer> standIn) {
        return standIn.isPresent()
                ? new UsingTiny(seen.candidates())
                : new NoModel(seen.candidates(), standIns.obstacle());
    }
}
