package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A page of found questions that is being filled, from the newest on. */
final class FoundQuestions {

    /** How many questions are read as they come before the index is asked. */
    private static final int NEAR = 100;

    private final JdbcClient jdbc;
    private final AccountId account;
    private final SearchText text;
    private final int limit;
    private final List<HistoryCursor> found = new ArrayList<>();

    FoundQuestions(JdbcClient jdbc, AccountId account, SearchText text, int limit) {
        this.jdbc = jdbc;
        this.account = account;
        this.text = text;
        this.limit = limit;
    }

    /** The next questions after a cursor, up to their end, and how many seconds there are between the first and the last of them. */
    record Near(HistoryCursor end, long seconds) {}

    Near near(HistoryCursor after) {
        return scoped(HistorySql.NEAR_END, after)
                .param("near", NEAR)
                .query((row, _) -> row.getInt("number") < NEAR ? new Near(HistoryCursor.OLDEST, 0) : near(row))
                .optional()
                .orElse(new Near(HistoryCursor.OLDEST, 0));
    }

    private static Near near(ResultSet row) throws SQLException {
        var last = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        var first = row.getObject("newest", OffsetDateTime.class).toInstant();
        return new Near(
                new HistoryCursor(last, new QuestionId(row.getObject("id", UUID.class))),
                Duration.between(last, first).toSeconds());
    }

    boolean isFull() {
        return found.size() == limit;
    }

    /** Looks at each text of the next questions after the cursor. */
    void readNear(HistoryCursor after) {
        add(scoped(HistorySql.FOUND_NEAR, after).param("near", NEAR));
    }

    /** Looks at the texts between the two which the index finds; the end is where the block before that of the cursor begins. */
    void readByWords(HistoryCursor after, HistoryCursor end, int bits) {
        addByWords(after, end, bits);
    }

    /** Looks at all texts after the cursor which the index finds. */
    void readByWords(HistoryCursor after) {
        addByWords(after, HistoryCursor.OLDEST, null);
    }

    private void addByWords(HistoryCursor after, HistoryCursor end, @Nullable Integer bits) {
        add(scoped(HistorySql.FOUND_BY_WORDS, after)
                .param("endAt", end.askedAt().atOffset(ZoneOffset.UTC))
                .param("bits", bits));
    }

    private void add(StatementSpec query) {
        found.addAll(query.param("typed", text.typed())
                .param("pattern", text.pattern())
                .param("limit", limit - found.size())
                .query((row, _) -> new HistoryCursor(
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        new QuestionId(row.getObject("question_id", UUID.class))))
                .list());
    }

    private StatementSpec scoped(String sql, HistoryCursor after) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .param("askedAt", after.askedAt().atOffset(ZoneOffset.UTC))
                .param("id", after.question().value());
    }

    List<HistoryCursor> found() {
        return found;
    }
}
