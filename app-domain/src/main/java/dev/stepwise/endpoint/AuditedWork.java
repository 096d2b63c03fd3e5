package dev.stepwise.endpoint;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the registry for administrators and writes down what they did, in one transaction; never a key, and no other secret. */
@Component
class AuditedWork {

    private final AdministratorWork administrators;
    private final JdbcClient jdbc;

    AuditedWork(AdministratorWork administrators, JdbcClient jdbc) {
        this.administrators = administrators;
        this.jdbc = jdbc;
    }

    /** Does something with a server; it is written down if it was done. */
    boolean change(Actor actor, AuditAct act, EndpointId id, BooleanSupplier change) {
        return administrators.perform(actor, () -> {
            // as it was called before
            var name = name(id);
            boolean isChanged = change.getAsBoolean();
            if (isChanged) {
                record(actor, act, id, name);
            }
            return isChanged;
        });
    }

    /** Adds a server as the draft wants it. */
    SaveServerResult add(Actor actor, ServerDraft draft, Supplier<SaveServerResult> add) {
        return administrators.perform(actor, () -> {
            var result = add.get();
            if (result instanceof SaveServerResult.Saved(var id)) {
                record(actor, AuditAct.SERVER_ADDED, id, draft.name());
                if (draft.connection().key() instanceof KeyWish.Given) {
                    record(actor, AuditAct.SERVER_KEY_CHANGED, id, draft.name());
                }
                if (draft.connection().trust() instanceof TrustWish.Pinned
                        || draft.connection().trust() instanceof TrustWish.Authorities) {
                    record(actor, AuditAct.SERVER_TRUST_CHANGED, id, draft.name());
                }
            }
            return result;
        });
    }

    /** Changes a server as the draft wants it. */
    SaveServerResult change(
            Actor actor, RegisteredServer server, ServerDraft draft, Supplier<SaveServerResult> change) {
        return administrators.perform(actor, () -> {
            var name = name(server.ref().id());
            var result = change.get();
            if (result instanceof SaveServerResult.Saved(var id)) {
                record(actor, AuditAct.SERVER_CHANGED, id, name);
                if (!(draft.connection().key() instanceof KeyWish.Keep)) {
                    record(actor, AuditAct.SERVER_KEY_CHANGED, id, name);
                }
                if (!(draft.connection().trust() instanceof TrustWish.Keep)) {
                    record(actor, AuditAct.SERVER_TRUST_CHANGED, id, name);
                }
            }
            return result;
        });
    }

    private void record(Actor actor, AuditAct act, EndpointId id, String name) {
        administrators.record(actor, act, AuditSubject.of(id.value(), name));
    }

    private String name(EndpointId id) {
        return jdbc.sql("select name from endpoint where id = ?")
                .param(id.value())
                .query((row, _) -> row.getString("name"))
                .optional()
                .orElse("");
    }
}
