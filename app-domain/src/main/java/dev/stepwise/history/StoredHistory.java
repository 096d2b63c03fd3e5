package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history in the database: a page is one query, whatever stands on it.
 *
 * @see "docs/decisions/0011-pages-by-key-search-by-scan.md"
 */
@Service
class StoredHistory implements HistoryService {

    private static final String AFTER = "and (asked_at, id) < (:askedAt, :id)";

    // The collation is named because a database's own may know no capital letters beyond ASCII.
    private static final String CONTAINING = "and text collate pg_c_utf8 ilike :pattern escape '\\'";

    private final JdbcClient jdbc;

    StoredHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public HistoryPage recent(AccountId account, Optional<HistoryCursor> after, int limit) {
        return page(account, Optional.empty(), after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public HistoryPage search(AccountId account, String text, Optional<HistoryCursor> after, int limit) {
        var wanted = new SearchText(text);
        return page(account, wanted.isBlank() ? Optional.empty() : Optional.of(wanted), after, limit);
    }

    private HistoryPage page(AccountId account, Optional<SearchText> text, Optional<HistoryCursor> after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A page holds at least one question.");
        }
        var query = jdbc.sql(sql(after.isPresent(), text.isPresent()))
                .param("account", account.value())
                // one more than is shown, to know whether another page follows
                .param("limit", limit + 1);
        if (after.isPresent()) {
            query = query.param("askedAt", after.get().askedAt().atOffset(ZoneOffset.UTC))
                    .param("id", after.get().question().value());
        }
        if (text.isPresent()) {
            query = query.param("pattern", text.get().pattern());
        }
        return cut(query.query((row, _) -> summary(row)).list(), limit);
    }

    /** The page is cut out before the runs are looked at, so that only the runs of its own questions are read. */
    static String sql(boolean after, boolean containing) {
        return """
            with page as (
                select id, text, asked_at from question
                where account_id = :account %s %s
                order by asked_at desc, id desc
                limit :limit)
            select page.id, left(page.text, 300) as text, page.asked_at,
                   runs.number as runs, runs.live, latest.id as latest_run, latest.state as latest_state
            from page
            cross join lateral (
                select count(*) as number, bool_or(state in ('QUEUED', 'RUNNING')) as live
                from run where question_id = page.id) runs
            cross join lateral (
                select id, state from run where question_id = page.id
                order by strategy = 'DIRECT', queued_at desc, ordinal desc
                limit 1) latest
            order by page.asked_at desc, page.id desc
            """.formatted(after ? AFTER : "", containing ? CONTAINING : "");
    }

    private static HistoryPage cut(List<QuestionSummary> found, int limit) {
        if (found.size() <= limit) {
            return new HistoryPage(found, Optional.empty());
        }
        var last = found.get(limit - 1);
        return new HistoryPage(found.subList(0, limit), Optional.of(new HistoryCursor(last.askedAt(), last.id())));
    }

    private static QuestionSummary summary(ResultSet row) throws SQLException {
        return new QuestionSummary(
                new QuestionId(row.getObject("id", UUID.class)),
                row.getString("text"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getInt("runs"),
                new RunId(row.getObject("latest_run", UUID.class)),
                RunState.valueOf(row.getString("latest_state")),
                row.getBoolean("live"));
    }
}
