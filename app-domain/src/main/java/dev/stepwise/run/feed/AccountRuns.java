package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.RunChange;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of some accounts' runs may have changed while nobody told of it. */
@Component
class AccountRuns {

    /** Nobody is deaf for longer without the page having been loaded anew. */
    private static final String LATELY = """
            select r.id, q.account_id from run r join question q on q.id = r.question_id
            where q.account_id = any (cast(:accounts as text[])::uuid[])
                and (r.ended_at is null or r.ended_at > now() - interval '10 minutes')
            """;

    private final JdbcClient jdbc;

    AccountRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        new AccountId(row.getObject("account_id", UUID.class)),
                        true))
                .list();
    }
}
