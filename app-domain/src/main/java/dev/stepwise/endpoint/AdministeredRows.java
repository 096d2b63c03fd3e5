package dev.stepwise.endpoint;

import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes into the registry what administrators want; in the caller's transaction. */
@Component
class AdministeredRows {

    private static final String ADD = """
            insert into endpoint (id, name, named, base_url, host, flavor, flavor_chosen, origin, default_model, most_calls, created_at)
            values (:id, :name, true, :url, :host, :flavor, :flavor_chosen, 'ADDED', :default_model, :most_calls, now())
            """;

    private static final String CHANGE = """
            update endpoint set
                named = named or name <> :name, name = :name, base_url = :url, host = :host, flavor = :flavor,
                flavor_chosen = :flavor_chosen, default_model = :default_model, most_calls = :most_calls
            where id = :id
            """;

    private static final String TYPE = """
            insert into endpoint_model (endpoint_id, name, position, listed, typed) values (:id, :model, 0, false, true)
            on conflict (endpoint_id, name) do update set typed = true
            """;

    private static final String TRAITS = """
            update endpoint_model set prompt = :prompt, own_thinking_fed_back = :fed_back, thinking_budget = :budget, output_mode = :mode
            where endpoint_id = :id and name = :model
            """;

    private static final String LEAVE_EQUALS = """
            update endpoint set equal_group = null where equal_group = (select equal_group from endpoint where id = :id)
            """;

    private static final String JOIN_EQUALS = """
            update endpoint set equal_group = :group
            where id = any (cast(:members as text[])::uuid[]) and archived_at is null and base_url is not null
            """;

    private final JdbcClient jdbc;
    private final HostOfAddress hosts;

    AdministeredRows(JdbcClient jdbc, HostOfAddress hosts) {
        this.jdbc = jdbc;
        this.hosts = hosts;
    }

    void add(EndpointId id, ServerDraft draft, ServerCheck check) {
        bound(
                        jdbc.sql(ADD),
                        id,
                        draft,
                        check.baseUrl().toString(),
                        draft.flavor().orElse(check.flavor()))
                .param("host", hosts.of(check.baseUrl()).orElse(null))
                .update();
    }

    void change(RegisteredServer server, ServerDraft draft, Optional<ServerCheck> check) {
        var url = check.map(ServerCheck::baseUrl).orElse(server.baseUrl());
        var flavor = draft.flavor()
                .orElse(check.map(ServerCheck::flavor).orElse(server.ref().flavor()));
        var host = url.equals(server.baseUrl()) ? server.host() : hosts.of(url);
        bound(jdbc.sql(CHANGE), server.ref().id(), draft, url.toString(), flavor)
                .param("host", host.orElse(null))
                .update();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, EndpointId id, ServerDraft draft, String url, Flavor flavor) {
        return statement
                .param("id", id.value())
                .param("name", draft.name())
                .param("url", url)
                .param("flavor", flavor.name())
                .param("flavor_chosen", draft.flavor().isPresent())
                .param("default_model", draft.defaultModel().orElse(null))
                .param(
                        "most_calls",
                        draft.mostCalls().isPresent() ? draft.mostCalls().getAsInt() : null,
                        Types.INTEGER);
    }

    /** Which of the models people may choose, and the one whose name was typed. */
    void setModels(EndpointId id, ServerDraft draft) {
        jdbc.sql("update endpoint_model set typed = false where endpoint_id = :id and typed")
                .param("id", id.value())
                .update();
        draft.typedModel()
                .ifPresent(typed -> jdbc.sql(TYPE)
                        .param("id", id.value())
                        .param("model", typed)
                        .update());
        jdbc.sql("update endpoint_model set offered = name <> all (cast(:withheld as text[])) where endpoint_id = :id")
                .param("id", id.value())
                .param("withheld", draft.withheld().toArray(String[]::new))
                .update();
    }

    boolean setTraits(EndpointId id, String model, ModelTraits traits) {
        var budget = traits.thinkingBudget();
        return jdbc.sql(TRAITS)
                        .param("id", id.value())
                        .param("model", model)
                        .param(
                                "prompt",
                                traits.prompt()
                                        .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                                        .orElse(null))
                        .param("fed_back", traits.ownThinkingFedBack())
                        .param("budget", budget.isPresent() ? budget.getAsInt() : null, Types.INTEGER)
                        .param("mode", traits.outputMode().map(Enum::name).orElse(null))
                        .update()
                == 1;
    }

    boolean setEnabled(EndpointId id, boolean enabled) {
        return update("update endpoint set enabled = " + enabled + " where id = :id and archived_at is null", id);
    }

    /** Makes these the servers that this one is equal to, and each to the other; those that it was equal to before are no longer. */
    boolean setEqual(EndpointId id, Set<EndpointId> others) {
        var members = Stream.concat(Stream.of(id), others.stream())
                .map(one -> one.value().toString())
                .toArray(String[]::new);
        jdbc.sql(LEAVE_EQUALS).param("id", id.value()).update();
        return jdbc.sql(JOIN_EQUALS)
                        .param("group", others.isEmpty() ? null : EndpointRows.newId(), Types.OTHER)
                        .param("members", members)
                        .update()
                == members.length;
    }

    boolean archive(EndpointId id) {
        return update(
                "update endpoint set archived_at = now(), is_default = false, equal_group = null, key_encrypted = null, headers_encrypted = null"
                        + " where id = :id and archived_at is null and base_url is not null",
                id);
    }

    boolean makeDefault(EndpointId id) {
        jdbc.sql("update endpoint set is_default = false where is_default and id <> :id")
                .param("id", id.value())
                .update();
        return update(
                "update endpoint set is_default = true where id = :id and archived_at is null and base_url is not null",
                id);
    }

    private boolean update(String sql, EndpointId id) {
        return jdbc.sql(sql).param("id", id.value()).update() == 1;
    }

    /** One change after the other, on all nodes together. */
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(1937007984, 4)").query().listOfRows();
    }
}
