package dev.stepwise.endpoint;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes into the registry which models a server lists; what administrators chose for a model stays, also while it is not listed. */
@Component
class SeenModels {

    private static final String KEEP = """
            insert into endpoint_model (endpoint_id, name, position, context_tokens, listed)
            values (:endpoint, :name, :position, :context, true)
            on conflict (endpoint_id, name) do update set
                position = excluded.position,
                context_tokens = coalesce(excluded.context_tokens, endpoint_model.context_tokens),
                listed = true
            where (endpoint_model.position, endpoint_model.context_tokens, endpoint_model.listed) is distinct from (
                excluded.position, coalesce(excluded.context_tokens, endpoint_model.context_tokens), true)
            """;

    private static final String UNLIST = """
            update endpoint_model set listed = false
            where endpoint_id = :endpoint and listed and name <> all (cast(:names as text[]))
            """;

    private final JdbcClient jdbc;

    SeenModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The server lists these models, in this order, and no others. */
    void keep(EndpointId endpoint, List<OfferedModel> models) {
        jdbc.sql(UNLIST)
                .param("endpoint", endpoint.value())
                .param("names", models.stream().map(OfferedModel::name).toArray(String[]::new))
                .update();
        for (int position = 0; position < models.size(); position++) {
            var model = models.get(position);
            var context = model.contextTokens();
            jdbc.sql(KEEP)
                    .param("endpoint", endpoint.value())
                    .param("name", model.name())
                    .param("position", position)
                    .param("context", context.isPresent() ? context.getAsInt() : null)
                    .update();
        }
    }
}
