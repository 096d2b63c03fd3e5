package dev.stepwise.run.persistence;

import dev.stepwise.run.RunAccess;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place that knows who may look at which run. */
@Component
class AccessCheck {

    private static final String OWNED =
            "select r.id from run r join question q on q.id = r.question_id where r.id = :run and q.account_id = :account";

    private final JdbcClient jdbc;

    AccessCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The run, if there is one and the right to look at it. */
    Optional<UUID> run(RunAccess access) {
        return switch (access) {
            case RunAccess.Owner(var actor, var run) ->
                jdbc.sql(OWNED)
                        .param("run", run.value())
                        .param("account", actor.account().value())
                        .query(UUID.class)
                        .optional();
        };
    }
}
