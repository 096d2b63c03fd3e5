package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.Strategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class StoredHistoryTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00.123456Z");

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transaction;

    private HistoryRows rows;
    private AccountId ada;

    @BeforeEach
    void an_account_without_questions() {
        rows = new HistoryRows(jdbc);
        ada = rows.account();
    }

    @Test
    void the_newest_question_comes_first() {
        var first = rows.question(ada, "first", MORNING);
        var second = rows.question(ada, "second", MORNING.plusSeconds(1));

        assertThat(recent(10)).containsExactly(second, first);
    }

    @Test
    void nobody_elses_question_is_found() {
        rows.question(rows.account(), "somebody else's owl", MORNING);

        assertThat(recent(10)).isEmpty();
        assertThat(search("owl")).isEmpty();
        assertThat(search("")).isEmpty();
    }

    @Test
    void pages_have_no_gap_and_no_doubles_though_many_questions_were_asked_at_the_same_moment() {
        var asked = new ArrayList<QuestionId>();
        for (int i = 0; i < 11; i++) {
            asked.add(rows.question(ada, "owl " + i, MORNING.plusSeconds(i / 8)));
        }

        assertThat(allPages("")).hasSize(11).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(allPages("OWL")).isEqualTo(allPages(""));
    }

    @Test
    void a_question_asked_meanwhile_moves_nothing_on_the_next_page() {
        var oldest = rows.question(ada, "oldest", MORNING);
        rows.question(ada, "newer", MORNING.plusSeconds(1));
        var first = history.recent(ada, Optional.empty(), 1);
        rows.question(ada, "newest", MORNING.plusSeconds(2));

        assertThat(ids(history.recent(ada, first.next(), 1))).containsExactly(oldest);
    }

    @Test
    void the_last_page_says_that_none_follows_even_if_it_is_full() {
        rows.question(ada, "one", MORNING);
        rows.question(ada, "two", MORNING.plusSeconds(1));

        assertThat(history.recent(ada, Optional.empty(), 2).next()).isEmpty();
        assertThat(history.recent(ada, Optional.empty(), 1).next()).isPresent();
    }

    @Test
    void a_page_is_one_query_however_many_questions_and_runs_it_shows() {
        for (int i = 0; i < 5; i++) {
            var question = rows.question(ada, "question " + i, MORNING.plusSeconds(i));
            rows.run(question, 2, Strategy.DIRECT, RunState.ANSWERED, MORNING);
        }
        var connections = new AtomicInteger();
        var counted = new StoredHistory(JdbcClient.create(new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        }));

        assertThat(counted.recent(ada, Optional.empty(), 10).questions()).hasSize(5);
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_later_page_is_read_in_the_indexs_order_from_the_cursor_on(boolean searching) {
        rows.question(ada, "owl", MORNING);
        var plan = transaction.execute(_ -> {
            // a table of a few rows is cheaper to read whole
            jdbc.sql("set local enable_seqscan = off").update();
            var explained = jdbc.sql("explain " + StoredHistory.sql(true, searching))
                    .param("account", ada.value())
                    .param("askedAt", MORNING.atOffset(ZoneOffset.UTC))
                    .param("id", UUID.randomUUID())
                    .param("limit", 10);
            return String.join(
                    "\n",
                    (searching ? explained.param("pattern", "%owl%") : explained)
                            .query(String.class)
                            .list());
        });

        assertThat(plan)
                .containsPattern("Index Scan using question_account_asked on question")
                .containsPattern("Index Cond: \\(\\(account_id = .*\\) AND \\(ROW\\(asked_at, id\\) < ROW")
                .contains("Index Scan using run_question_id_ordinal_key on run");
    }

    @Test
    void a_link_leads_to_the_run_queued_last_that_is_no_plain_answer() {
        var question = rows.question(ada, "why?", MORNING);
        var queuedLast = rows.run(question, 2, Strategy.STEPS, RunState.FAILED, MORNING.plusSeconds(60));
        rows.run(question, 3, Strategy.STEPS, RunState.ANSWERED, MORNING.plusSeconds(50));
        rows.run(question, 4, Strategy.DIRECT, RunState.RUNNING, MORNING.plusSeconds(70));

        var summary = history.recent(ada, Optional.empty(), 1).questions().getFirst();

        assertThat(summary.runs()).isEqualTo(4);
        assertThat(summary.latestRun()).isEqualTo(queuedLast);
        assertThat(summary.latestState()).isEqualTo(RunState.FAILED);
        assertThat(summary.live()).isTrue();
        assertThat(summary.askedAt()).isEqualTo(MORNING);
    }

    @Test
    void where_there_are_only_plain_answers_the_link_leads_to_the_last_one() {
        var question = rows.question(ada, "why?", MORNING);
        jdbc.sql("update run set strategy = 'DIRECT' where question_id = ?")
                .param(question.value())
                .update();
        var last = rows.run(question, 2, Strategy.DIRECT, RunState.STOPPED, MORNING.plusSeconds(1));

        var summary = history.recent(ada, Optional.empty(), 1).questions().getFirst();

        assertThat(summary.latestRun()).isEqualTo(last);
        assertThat(summary.live()).isFalse();
    }

    @Test
    void a_long_question_is_cut_after_300_characters() {
        rows.question(ada, "🦉".repeat(301), MORNING);

        assertThat(history.recent(ada, Optional.empty(), 1)
                        .questions()
                        .getFirst()
                        .text())
                .isEqualTo("🦉".repeat(300));
    }

    @ParameterizedTest
    @CsvSource({
        "STRAWBERRY",
        "'  rs in straw '",
        "many r",
        "ÜBER",
        "'9.11'",
        "草莓",
        "个R",
        "100%",
        "a_b",
        "c:\\temp",
        "%",
        "_",
        "\\"
    })
    void what_was_typed_is_found_anywhere_in_a_question_in_any_case_of_letters(String typed) {
        var found = rows.question(
                ada, "How many rs in strawberry, über 9.11 or 9.9? 草莓里有几个r? 100% of a_b in C:\\Temp", MORNING);
        rows.question(ada, "something else", MORNING.plusSeconds(1));

        assertThat(search(typed)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "a%c",
                "a_c",
                "\\",
                "ab\\c",
                "\u0000",
                "abc\u0000",
                "\uD800",
                "'; drop table question; --"
            })
    void signs_that_mean_something_to_the_database_stand_for_themselves(String typed) {
        rows.question(ada, "abc", MORNING);

        assertThat(search(typed)).isEmpty();
    }

    @Test
    void a_character_that_could_not_be_stored_finds_what_was_stored_in_its_place() {
        var found = rows.question(ada, "before\uFFFDafter", MORNING);

        assertThat(search("before\u0000after")).containsExactly(found);
        assertThat(search("before\uD800after")).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t\n"})
    void a_blank_search_finds_all(String blank) {
        var found = rows.question(ada, "anything", MORNING);

        assertThat(search(blank)).containsExactly(found);
    }

    private List<QuestionId> allPages(String text) {
        var all = new ArrayList<QuestionId>();
        var page = history.search(ada, text, Optional.empty(), 3);
        all.addAll(ids(page));
        while (page.next().isPresent()) {
            page = history.search(ada, text, page.next(), 3);
            all.addAll(ids(page));
        }
        assertThat(Collections.unmodifiableList(all)).doesNotHaveDuplicates();
        return all;
    }

    private List<QuestionId> recent(int limit) {
        return ids(history.recent(ada, Optional.empty(), limit));
    }

    private List<QuestionId> search(String text) {
        return ids(history.search(ada, text, Optional.empty(), 10));
    }

    private static List<QuestionId> ids(HistoryPage page) {
        return page.questions().stream().map(QuestionSummary::id).toList();
    }
}
