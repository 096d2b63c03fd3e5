package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunState;
import dev.stepwise.settings.Strategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@StoredServicesTest
class StoredHistoryTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00.123456Z");

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    private HistoryRows rows;
    private Actor ada;

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
    void of_the_questions_asked_for_an_accounts_own_are_found_newest_first() {
        var first = rows.question(ada, "first", MORNING);
        rows.question(ada, "second", MORNING.plusSeconds(1));
        var third = rows.question(ada, "third", MORNING.plusSeconds(2));
        var foreign = rows.question(rows.account(), "somebody else's", MORNING);

        var found = history.find(ada, List.of(first, foreign, third));

        assertThat(found).extracting(QuestionSummary::id).containsExactly(third, first);
        assertThat(found).isSortedAccordingTo(QuestionSummary.NEWEST_FIRST);
        assertThat(history.find(ada, List.of())).isEmpty();
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
        var counting = JdbcClient.create(new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        });
        var counted =
                new StoredHistory(counting, new TextSearch(counting), new FoundTexts(counting), Duration.ofSeconds(10));

        assertThat(counted.recent(ada, Optional.empty(), 10).questions()).hasSize(5);
        assertThat(connections).hasValue(1);
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
