package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How this node reaches what the registry names, also what cannot be chosen at the moment: a run may name it. */
@Component
class RegisteredReach {

    private final ServerRegistry registry;
    private final EndpointRows rows;
    private final Candidates candidates;
    private final SeenServers seen;
    private final StandIns standIns;
    private final HostOfAddress hosts;

    RegisteredReach(
            ServerRegistry registry,
            EndpointRows rows,
            Candidates candidates,
            SeenServers seen,
            StandIns standIns,
            HostOfAddress hosts) {
        this.registry = registry;
        this.rows = rows;
        this.candidates = candidates;
        this.seen = seen;
        this.standIns = standIns;
        this.hosts = hosts;
    }

    /** All servers of the registry that are not archived. */
    List<RegisteredServer> all() {
        return registry.all();
    }

    /** A server that was added, or that is configured or looked for here; empty for an archived one, one whose key is lost, and a stand-in. */
    Optional<ModelServer> find(EndpointId id) {
        return registry.find(id)
                .filter(server -> !server.choices().archived())
                .filter(server -> server.isReachedFrom(hosts.host().value()))
                .filter(server -> server.origin() == ServerOrigin.ADDED
                        || candidates.at(server.baseUrl()).isPresent())
                .filter(server -> !seen.isKeyLost(server))
                .map(seen::server);
    }

    /** Whether a server that is not archived has a key that cannot be read here. */
    boolean isKeyLost(EndpointId id) {
        return registry.find(id)
                .filter(server -> !server.choices().archived())
                .filter(seen::isKeyLost)
                .isPresent();
    }

    /** The stand-in of that id. */
    Optional<EndpointRef> findOwn(EndpointId id) {
        return rows.findOwn(id);
    }

    /** The configured address, as the stand-in that a run names: it was that before, and fails like any model server that is away. */
    Optional<ModelServer> standInUnseen(EndpointRef ref) {
        return candidates.inOrder().stream()
                .findFirst()
                .map(Candidate::likeliest)
                .map(url -> standIns.unseenAt(ref, url, candidates.key(url)));
    }
}
