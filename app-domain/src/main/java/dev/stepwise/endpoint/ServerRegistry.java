package dev.stepwise.endpoint;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the registry of model servers; stand-ins are no servers and not among them. */
@Component
class ServerRegistry {

    private static final String SERVERS = """
            select id, name, base_url, flavor, origin, host, named, flavor_chosen, enabled, archived_at is not null as archived,
                is_default, default_model, most_calls, equal_group
            from endpoint where base_url is not null
            """;

    private static final String MODELS = """
            select endpoint_id, name, context_tokens, listed, typed, offered, prompt, own_thinking_fed_back, thinking_budget,
                output_mode
            from endpoint_model
            """;

    private final JdbcClient jdbc;

    ServerRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are not archived, the default first, then in the order in which they came. */
    List<RegisteredServer> all() {
        var models = new HashMap<UUID, List<RegisteredModel>>();
        jdbc.sql(
                        MODELS
                                + " where endpoint_id in (select id from endpoint where archived_at is null) order by position, name")
                .query(row -> {
                    models.computeIfAbsent(row.getObject("endpoint_id", UUID.class), _ -> new ArrayList<>())
                            .add(model(row));
                });
        return jdbc.sql(SERVERS + " and archived_at is null order by is_default desc, created_at, id")
                .query((row, _) -> server(row, models))
                .list();
    }

    /** One of them, also if it is archived. */
    Optional<RegisteredServer> find(EndpointId id) {
        var models = jdbc.sql(MODELS + " where endpoint_id = :id order by position, name")
                .param("id", id.value())
                .query((row, _) -> model(row))
                .list();
        return jdbc.sql(SERVERS + " and id = :id")
                .param("id", id.value())
                .query((row, _) -> server(row, Map.of(id.value(), models)))
                .optional();
    }

    private static RegisteredServer server(ResultSet row, Map<UUID, List<RegisteredModel>> models) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new RegisteredServer(
                new EndpointRef(new EndpointId(id), row.getString("name"), Flavor.valueOf(row.getString("flavor"))),
                URI.create(row.getString("base_url")),
                ServerOrigin.valueOf(row.getString("origin")),
                Optional.ofNullable(row.getString("host")),
                new ServerChoices(
                        row.getBoolean("named"),
                        row.getBoolean("flavor_chosen"),
                        row.getBoolean("enabled"),
                        row.getBoolean("archived"),
                        row.getBoolean("is_default")),
                Optional.ofNullable(row.getString("default_model")),
                number(row, "most_calls"),
                Optional.ofNullable(row.getObject("equal_group", UUID.class)).map(EqualGroup::new),
                models.getOrDefault(id, List.of()));
    }

    private static RegisteredModel model(ResultSet row) throws SQLException {
        return new RegisteredModel(
                row.getString("name"),
                number(row, "context_tokens"),
                row.getBoolean("listed"),
                row.getBoolean("typed"),
                row.getBoolean("offered"),
                new ModelTraits(
                        Optional.ofNullable(row.getString("prompt"))
                                .map(prompt -> PromptStyle.valueOf(prompt.toUpperCase(Locale.ROOT))),
                        row.getBoolean("own_thinking_fed_back"),
                        number(row, "thinking_budget"),
                        Optional.ofNullable(row.getString("output_mode")).map(OutputMode::valueOf)));
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
