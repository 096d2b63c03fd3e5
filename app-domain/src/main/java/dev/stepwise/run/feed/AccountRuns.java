package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.RunChange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which runs of some accounts may have changed while pings were lost, and of which question a run is. */
@Component
class AccountRuns {

    /** A page that misses changes for longer has been loaded again by then. */
    private static final String LATELY = """
            select r.id, r.question_id, q.account_id from run r join question q on q.id = r.question_id
            where q.account_id = any (cast(:accounts as text[])::uuid[])
                and (r.ended_at is null or r.ended_at > now() - interval '10 minutes')
            """;

    private static final Logger LOG = LoggerFactory.getLogger(AccountRuns.class);

    private final JdbcClient jdbc;

    AccountRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The run's question; empty too where it cannot be read now. */
    Optional<QuestionId> question(RunId run) {
        try {
            return jdbc.sql("select question_id from run where id = ?")
                    .param(run.value())
                    .query(UUID.class)
                    .optional()
                    .map(QuestionId::new);
        } catch (DataAccessException unread) {
            LOG.atDebug().addKeyValue("failure", unread.getClass().getName()).log("A run's question could not be read");
            return Optional.empty();
        }
    }

    /** The question of a run that is in memory, which is read at most once. */
    Optional<QuestionId> question(LiveRun run) {
        if (run.question().isEmpty()) {
            question(run.id).ifPresent(run::setQuestion);
        }
        return run.question();
    }

    List<RunChange> lately(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LATELY)
                .param(
                        "accounts",
                        accounts.stream()
                                .map(account -> account.value().toString())
                                .toArray(String[]::new))
                .query((row, _) -> new RunChange(
                        new RunId(row.getObject("id", UUID.class)),
                        Optional.of(new QuestionId(row.getObject("question_id", UUID.class))),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        true))
                .list();
    }
}
