package dev.stepwise.endpoint;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AuditAct;
import dev.stepwise.endpoint.DraftCheck.Outcome;
import dev.stepwise.endpoint.RecentChecks.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Changes the registry for administrators; servers are asked outside of transactions. */
@Service
class RegistryAdministration implements ModelServerAdministration {

    private final AdministratorWork administrators;
    private final DraftCheck checking;
    private final RegistryWriting writing;
    private final LookWishes wishes;
    private final AuditedWork audited;
    private final RecentChecks recent = new RecentChecks();

    RegistryAdministration(
            AdministratorWork administrators,
            DraftCheck checking,
            RegistryWriting writing,
            LookWishes wishes,
            AuditedWork audited) {
        this.administrators = administrators;
        this.checking = checking;
        this.writing = writing;
        this.wishes = wishes;
        this.audited = audited;
    }

    @Override
    public List<ListedServer> list(Actor actor) {
        return administrators.perform(actor, writing::list);
    }

    @Override
    public CheckServerResult check(Actor actor, ServerDraft draft) {
        administrators.require(actor);
        return told(check(draft, Optional.empty()));
    }

    @Override
    public CheckServerResult checkChange(Actor actor, EndpointId id, ServerDraft draft) {
        return found(actor, id)
                .<CheckServerResult>map(server -> told(check(draft, Optional.of(server))))
                .orElseGet(CheckServerResult.NotFound::new);
    }

    @Override
    public CheckServerResult checkAgain(Actor actor, EndpointId id) {
        return found(actor, id).map(server -> checkAgain(actor, server)).orElseGet(CheckServerResult.NotFound::new);
    }

    private CheckServerResult checkAgain(Actor actor, RegisteredServer server) {
        var outcome = checking.check(DraftOf.server(server), Optional.of(server));
        if (outcome instanceof Outcome.Good good) {
            audited.change(actor, AuditAct.SERVER_CHECKED, server.ref().id(), () -> {
                writing.keepCheck(server, good.check());
                return true;
            });
            wishes.atOnce();
        }
        return told(outcome);
    }

    @Override
    public SaveServerResult add(Actor actor, ServerDraft draft) {
        administrators.require(actor);
        var subject = Subject.of(Optional.empty(), draft);
        var outcome = recent.take(subject).<Outcome>map(good -> good).orElseGet(() -> check(draft, Optional.empty()));
        return switch (outcome) {
            case Outcome.Bad(var why) -> why;
            case Outcome.Good good -> saved(audited.add(actor, draft, () -> writing.add(draft, good)));
        };
    }

    @Override
    public SaveServerResult change(Actor actor, EndpointId id, ServerDraft draft) {
        return found(actor, id).map(server -> change(actor, server, draft)).orElseGet(SaveServerResult.NotFound::new);
    }

    private SaveServerResult change(Actor actor, RegisteredServer server, ServerDraft draft) {
        var made = recent.take(Subject.of(Optional.of(server.ref().id()), draft));
        if (made.isEmpty() && DraftOf.isSameTarget(server, draft)) {
            return saved(audited.change(actor, server, draft, () -> writing.change(server, draft, Optional.empty())));
        }
        return switch (made.<Outcome>map(good -> good).orElseGet(() -> check(draft, Optional.of(server)))) {
            case Outcome.Bad(var why) -> why;
            case Outcome.Good good ->
                saved(audited.change(actor, server, draft, () -> writing.change(server, draft, Optional.of(good))));
        };
    }

    @Override
    public ChangeServerResult setEnabled(Actor actor, EndpointId id, boolean enabled) {
        return changed(audited.change(
                actor,
                enabled ? AuditAct.SERVER_ENABLED : AuditAct.SERVER_DISABLED,
                id,
                () -> writing.rows().setEnabled(id, enabled)));
    }

    @Override
    public ChangeServerResult archive(Actor actor, EndpointId id) {
        return changed(audited.change(
                actor, AuditAct.SERVER_ARCHIVED, id, () -> writing.rows().archive(id)));
    }

    @Override
    public ChangeServerResult makeDefault(Actor actor, EndpointId id) {
        return changed(audited.change(actor, AuditAct.SERVER_MADE_DEFAULT, id, () -> writing.makeDefault(id)));
    }

    @Override
    public ChangeServerResult setEqual(Actor actor, EndpointId id, Set<EndpointId> others) {
        return changed(audited.change(actor, AuditAct.SERVER_EQUALS_CHANGED, id, () -> writing.setEqual(id, others)));
    }

    @Override
    public ChangeServerResult setTraits(Actor actor, EndpointId id, String model, ModelTraits traits) {
        return changed(audited.change(
                actor, AuditAct.MODEL_TRAITS_CHANGED, id, () -> writing.rows().setTraits(id, model, traits)));
    }

    private Optional<RegisteredServer> found(Actor actor, EndpointId id) {
        return administrators.perform(actor, () -> writing.find(id));
    }

    private Outcome check(ServerDraft draft, Optional<RegisteredServer> existing) {
        var outcome = checking.check(draft, existing);
        if (outcome instanceof Outcome.Good good) {
            recent.put(Subject.of(existing.map(server -> server.ref().id()), draft), good);
        }
        return outcome;
    }

    private static CheckServerResult told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Good good -> new CheckServerResult.Checked(good.check());
            case Outcome.Bad(var why) -> why;
        };
    }

    private SaveServerResult saved(SaveServerResult result) {
        wishes.atOnce();
        return result;
    }

    private ChangeServerResult changed(boolean isChanged) {
        wishes.atOnce();
        return isChanged ? new ChangeServerResult.Changed() : new ChangeServerResult.NotFound();
    }
}
