package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.testing.FilledHistory;
import dev.stepwise.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The plans of the very queries that the history sends, on enough rows for the database to take the cheapest one. */
class HistoryPlansTest {

    private static final int RUNS = 1000;

    private static DriverManagerDataSource database;
    private static FilledHistory filled;

    private final ExplainedQueries explained = new ExplainedQueries(database);
    private final StoredHistory history = history(JdbcClient.create(explained));

    @BeforeAll
    static void a_history() throws SQLException {
        var details = TestDatabase.freshDatabase();
        database = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        try (var connection = database.getConnection()) {
            filled = FilledHistory.fill(connection, RUNS);
        }
    }

    private static StoredHistory history(JdbcClient jdbc) {
        return new StoredHistory(jdbc, new TextSearch(jdbc), new FoundTexts(jdbc), Duration.ofSeconds(10));
    }

    @Test
    void no_page_of_the_history_and_no_search_reads_a_table_from_its_beginning_to_its_end() {
        var accounts = new Actor[] {
            new Actor(new AccountId(filled.mostBusy()), Role.USER),
            new Actor(new AccountId(filled.others().getFirst()), Role.USER)
        };
        for (var account : accounts) {
            var first = history.recent(account, Optional.empty(), 30);
            history.recent(account, first.next(), 30);
            for (var typed :
                    new String[] {"the", "number", "No. 7:", "strawberry", "草莓", "数", "e", "%", "nowhere", "无处可寻"}) {
                var page = history.search(account, typed, Optional.empty(), 30);
                history.search(account, typed, page.next(), 30);
            }
        }

        assertThat(explained.queries())
                .extracting(ExplainedQueries.Explained::plan)
                .noneMatch(plan -> plan.contains("Seq Scan"));
        assertThat(explained.queries())
                .filteredOn(query -> query.plan().contains("search_text_tokens"))
                .as("the index of words is asked for windows alone, never for each question once more")
                .allMatch(query -> query.sql().contains("search_window"));
        assertThat(explained.queries().stream()
                        .map(ExplainedQueries.Explained::sql)
                        .distinct())
                .as("each kind of query was sent")
                .hasSize(6);
    }

    @Test
    void a_later_page_is_read_in_the_indexs_order_from_the_cursor_on() {
        var first = history.recent(new Actor(new AccountId(filled.mostBusy()), Role.USER), Optional.empty(), 30);
        explained.queries().clear();

        history.recent(new Actor(new AccountId(filled.mostBusy()), Role.USER), first.next(), 30);

        assertThat(explained.queries().getFirst().plan())
                .containsPattern("Index Scan using question_account_asked on question")
                .containsPattern("Index Cond: \\(\\(account_id = .*\\) AND \\(ROW\\(asked_at, id\\) < ROW")
                .contains("Index Scan using run_question_id_ordinal_key on run");
    }

    @Test
    void what_is_rare_is_looked_up_in_the_index_of_words_with_its_window_of_time() {
        history.search(new Actor(new AccountId(filled.mostBusy()), Role.USER), "nowhere", Optional.empty(), 30);

        assertThat(explained.queries().getLast().plan())
                .containsPattern(
                        "Bitmap Index Scan on search_text_tokens .*\\s+Index Cond: \\(\\(tokens @@ .*\\) AND \\(tokens @@");
    }

    @Test
    void a_history_of_thousands_of_texts_is_found_again_as_a_plain_reading_of_all_texts_finds_it() {
        var account = new Actor(new AccountId(filled.mostBusy()), Role.USER);
        var plain = JdbcClient.create(database);
        for (var typed : new String[] {"the number is", "strawberry", "草莓", "比", "rounded to two places, the"}) {
            var expected = plain.sql("""
                            select count(distinct question_id) from search_text
                            where account_id = ? and text ilike ? and (text ~* ?)
                            """)
                    .params(account.account().value(), "%" + typed + "%", "(^|[^a-z0-9])" + typed)
                    .query(Integer.class)
                    .single();
            var page = history.search(account, typed, Optional.empty(), 50);
            int found = page.questions().size();
            while (page.next().isPresent()) {
                page = history.search(account, typed, page.next(), 50);
                found += page.questions().size();
            }
            assertThat(found).as(typed).isEqualTo(expected);
        }
    }
}
