package dev.stepwise.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at all places where this node may find a model server: its candidates, and what administrators added to the registry. */
@Component
class ServerLook {

    private final Candidates candidates;
    private final CandidateSearch search;
    private final ServerRegistry registry;
    private final HostOfAddress hosts;
    private final ServerConnections connections;

    ServerLook(
            Candidates candidates,
            CandidateSearch search,
            ServerRegistry registry,
            HostOfAddress hosts,
            ServerConnections connections) {
        this.candidates = candidates;
        this.search = search;
        this.registry = registry;
        this.hosts = hosts;
        this.connections = connections;
    }

    /**
     * What was seen.
     *
     * @param candidates a report for each candidate, in their order
     * @param added each server that an administrator added, with what its address answered
     */
    record Seen(List<ModelServerReport> candidates, List<Added> added) {}

    /** A look: what was seen, and how long each address took, which is another time at each look. */
    record Look(Seen seen, Map<URI, Duration> took) {}

    /**
     * A server that an administrator added.
     *
     * @param connection how it was asked: another one than before is news as well, for runs are asked in the same way
     */
    record Added(RegisteredServer server, Connection connection, ProbeResult result) {}

    Look look(Duration deadline) throws InterruptedException {
        var added = added();
        var kept = added.stream()
                .map(server -> connections.find(server.ref().id()))
                .toList();
        var places = new ArrayList<>(candidates.inOrder());
        for (int index = 0; index < added.size(); index++) {
            if (!kept.get(index).isLost()) {
                places.add(new Candidate(
                        List.of(added.get(index).baseUrl()), kept.get(index).connection()));
            }
        }
        var answers = search.search(places, deadline);
        int first = candidates.inOrder().size();
        var results = new ArrayList<Added>();
        var next = answers.subList(first, answers.size()).iterator();
        for (int index = 0; index < added.size(); index++) {
            var result = kept.get(index).isLost()
                    ? new ProbeResult.KeyLost()
                    : next.next().report().result();
            results.add(new Added(added.get(index), kept.get(index).connection(), result));
        }
        var took = new HashMap<URI, Duration>();
        answers.forEach(answer -> took.put(answer.report().baseUrl(), answer.took()));
        return new Look(
                new Seen(
                        answers.stream()
                                .limit(first)
                                .map(CandidateSearch.Answer::report)
                                .toList(),
                        List.copyOf(results)),
                took);
    }

    private List<RegisteredServer> added() {
        return registry.all().stream()
                .filter(server -> server.origin() == ServerOrigin.ADDED && server.isOffered())
                .filter(server -> server.isReachedFrom(hosts.host().value()))
                .toList();
    }
}
