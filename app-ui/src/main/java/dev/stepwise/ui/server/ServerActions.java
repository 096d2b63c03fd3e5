package dev.stepwise.ui.server;

import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.CheckServerResult;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ModelServerAdministration;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.SaveServerResult;
import dev.stepwise.endpoint.ServerDraft;
import dev.stepwise.endpoint.ServerHealth;
import dev.stepwise.endpoint.ServerLoad;
import dev.stepwise.endpoint.ServerLoads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the administrator at the page does with model servers. */
record ServerActions(ModelServerAdministration servers, ModelServerFinder finder, ServerLoads loads, Actor actor) {

    /** What the table shows. */
    record Listed(List<ListedServer> servers, Map<EndpointId, ServerHealth> health, Map<EndpointId, ServerLoad> loads) {

        /** The names of the servers that were declared equal to this one. */
        List<String> equalTo(ListedServer server) {
            return servers.stream()
                    .map(ListedServer::server)
                    .filter(server.server()::isEqualTo)
                    .map(other -> other.ref().name())
                    .toList();
        }
    }

    /** What is known without asking any server. */
    Listed known() {
        return new Listed(servers.list(actor), finder.health(), Map.of());
    }

    /** The same with what the servers say that they have to do, which takes up to a second. */
    Listed listed() {
        return new Listed(servers.list(actor), finder.health(), loads.now());
    }

    CheckServerResult check(Optional<ListedServer> existing, ServerDraft draft) {
        return existing.map(server ->
                        servers.checkChange(actor, server.server().ref().id(), draft))
                .orElseGet(() -> servers.check(actor, draft));
    }

    /** Keeps a server, and how those of its models are to be driven of which something else was kept. */
    SaveServerResult save(Optional<ListedServer> existing, ServerDraft draft, Map<String, ModelTraits> traits) {
        var result = existing.map(
                        server -> servers.change(actor, server.server().ref().id(), draft))
                .orElseGet(() -> servers.add(actor, draft));
        if (result instanceof SaveServerResult.Saved(var id)) {
            traits.forEach((model, wanted) -> servers.setTraits(actor, id, model, wanted));
        }
        return result;
    }

    void setEnabled(ListedServer server, boolean enabled) {
        servers.setEnabled(actor, server.server().ref().id(), enabled);
    }

    void archive(ListedServer server) {
        servers.archive(actor, server.server().ref().id());
    }

    void declareEqual(ListedServer server, Set<EndpointId> others) {
        servers.setEqual(actor, server.server().ref().id(), others);
    }

    void makeDefault(ListedServer server) {
        servers.makeDefault(actor, server.server().ref().id());
    }
}
