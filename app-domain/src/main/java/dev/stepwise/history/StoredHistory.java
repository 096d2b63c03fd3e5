package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history in the database: as many queries for a page, whatever stands on it.
 *
 * @see "docs/decisions/0011-pages-by-key-search-by-words.md"
 */
@Service
class StoredHistory implements HistoryService {

    private final JdbcClient jdbc;
    private final TextSearch search;
    private final FoundTexts texts;
    private final Duration statementLimit;

    StoredHistory(
            JdbcClient jdbc,
            TextSearch search,
            FoundTexts texts,
            @Value("${stepwise.database.search-limit:10s}") Duration statementLimit) {
        this.jdbc = jdbc;
        this.search = search;
        this.texts = texts;
        this.statementLimit = statementLimit;
    }

    @Override
    @Transactional(readOnly = true)
    public HistoryPage recent(Actor actor, Optional<HistoryCursor> after, int limit) {
        requireRoom(limit);
        var from = after.orElse(HistoryCursor.NEWEST);
        var found = jdbc.sql(HistorySql.RECENT_PAGE)
                .param("account", actor.account().value())
                .param("askedAt", from.askedAt().atOffset(ZoneOffset.UTC))
                .param("id", from.question().value())
                // one more than is shown, to know whether another page follows
                .param("limit", limit + 1)
                .query((row, _) -> summary(row))
                .list();
        return cut(found, limit);
    }

    /** Its queries see the history of one moment: what is asked meanwhile would shift their bounds. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public HistoryPage search(Actor actor, String typed, Optional<HistoryCursor> after, int limit) {
        var text = new SearchText(typed);
        if (text.isBlank()) {
            return recent(actor, after, limit);
        }
        requireRoom(limit);
        limitStatements();
        var found = search.find(actor.account(), text, after.orElse(HistoryCursor.NEWEST), limit + 1);
        if (found.isEmpty()) {
            return new HistoryPage(List.of(), Optional.empty());
        }
        var questions = found.stream().map(HistoryCursor::question).toList();
        var hits = texts.of(actor.account(), text, questions);
        return cut(
                summaries(actor.account(), questions).stream()
                        .map(summary -> summary.withHits(hits.getOrDefault(summary.id(), List.of())))
                        .toList(),
                limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<QuestionSummary> find(Actor actor, Collection<QuestionId> questions) {
        return questions.isEmpty() ? List.of() : summaries(actor.account(), questions);
    }

    private List<QuestionSummary> summaries(AccountId account, Collection<QuestionId> questions) {
        return jdbc.sql(HistorySql.FOUND_PAGE)
                .param("account", account.value())
                .param("questions", FoundTexts.ids(questions))
                .query((row, _) -> summary(row))
                .list();
    }

    /** In this transaction alone: a search waits for texts that its typist chose, and may be asked for again and again. */
    private void limitStatements() {
        jdbc.sql("set local statement_timeout = " + statementLimit.toMillis()).update();
    }

    private static void requireRoom(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A page holds at least one question.");
        }
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
                row.getBoolean("live"),
                List.of());
    }
}
