package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftCheck.Outcome.Good;
import dev.stepwise.endpoint.DraftReading.Read;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes whole servers into the registry, in the caller's transaction; what another change took meanwhile is refused. */
@Component
class RegistryWriting {

    private final ServerRegistry registry;
    private final AdministeredRows rows;
    private final SeenModels models;
    private final KeptChecks checks;
    private final ServerConnections connections;
    private final DraftReading reading;
    private final UnfinishedRuns runs;

    RegistryWriting(
            ServerRegistry registry,
            AdministeredRows rows,
            SeenModels models,
            KeptChecks checks,
            ServerConnections connections,
            DraftReading reading,
            UnfinishedRuns runs) {
        this.registry = registry;
        this.rows = rows;
        this.models = models;
        this.checks = checks;
        this.connections = connections;
        this.reading = reading;
        this.runs = runs;
    }

    AdministeredRows rows() {
        return rows;
    }

    Optional<RegisteredServer> find(EndpointId id) {
        return registry.find(id).filter(server -> !server.choices().archived());
    }

    List<ListedServer> list() {
        var shown = connections.shown();
        var kept = checks.all();
        var unfinished = runs.count();
        return registry.all().stream()
                .map(server -> new ListedServer(
                        server,
                        shown.getOrDefault(server.ref().id(), KeptConnection.NOTHING),
                        Optional.ofNullable(kept.get(server.ref().id())),
                        unfinished.getOrDefault(server.ref().id(), 0)))
                .toList();
    }

    SaveServerResult add(ServerDraft draft, Good good) {
        rows.hold();
        if (reading.read(draft, Optional.empty()) instanceof Read.Refused(var why)) {
            return why;
        }
        var id = new EndpointId(EndpointRows.newId());
        rows.add(id, draft, good.check());
        connections.keep(id, draft.connection(), good.connection());
        keepModels(id, draft, good.check());
        return new Saved(id);
    }

    SaveServerResult change(RegisteredServer server, ServerDraft draft, Optional<Good> good) {
        rows.hold();
        var id = server.ref().id();
        // a key that is lost keeps nobody from another name
        if (reading.read(draft, Optional.of(server)) instanceof Read.Refused(var why)
                && !(why instanceof DraftObjection.KeyUnreadable)
                && !(why instanceof DraftObjection.HeadersUnreadable)) {
            return why;
        }
        rows.change(server, draft, good.map(Good::check).filter(_ -> !DraftOf.isSameTarget(server, draft)));
        if (server.origin() == ServerOrigin.ADDED) {
            good.ifPresent(checked -> connections.keep(id, draft.connection(), checked.connection()));
        }
        good.ifPresentOrElse(checked -> keepModels(id, draft, checked.check()), () -> rows.setModels(id, draft));
        return new Saved(id);
    }

    private void keepModels(EndpointId id, ServerDraft draft, ServerCheck check) {
        models.keep(
                id,
                check.models().stream()
                        .filter(model -> !draft.typedModel().equals(Optional.of(model.name())))
                        .toList());
        rows.setModels(id, draft);
        checks.keep(id, check);
    }

    void keepCheck(RegisteredServer server, ServerCheck check) {
        keepModels(server.ref().id(), DraftOf.server(server), check);
    }

    boolean setEqual(EndpointId id, Set<EndpointId> others) {
        rows.hold();
        boolean areThere = find(id).isPresent()
                && others.stream()
                        .allMatch(other -> !other.equals(id) && find(other).isPresent());
        return areThere && rows.setEqual(id, others);
    }

    boolean makeDefault(EndpointId id) {
        rows.hold();
        return find(id).isPresent() && rows.makeDefault(id);
    }
}
