package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.Actor;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.settings.Strategy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class SearchTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00.123456Z");

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    private HistoryRows rows;
    private Actor ada;

    @BeforeEach
    void an_account_without_questions() {
        rows = new HistoryRows(jdbc);
        ada = rows.account();
    }

    @ParameterizedTest
    @CsvSource({
        "STRAWBERRY",
        "'  rs in straw '",
        "many r",
        "ÜBER",
        "'9.11'",
        "草莓",
        "莓",
        "个R",
        "里有几个",
        "'个'",
        "100%",
        "a_b",
        "c:\\temp",
        "%",
        "_",
        "\\",
        "'ada''s'"
    })
    void what_was_typed_is_found_from_the_beginning_of_a_word_on_in_any_case_of_letters(String typed) {
        var found = rows.question(
                ada, "How many rs in strawberry, über 9.11 or 9.9? 草莓里有几个r? 100% of a_b in C:\\Temp, Ada's", MORNING);
        rows.question(ada, "something else", MORNING.plusSeconds(1));

        assertThat(search(typed)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berry", "in many", "strawberry rs", "9.1.1", "9 11", "莓草", "草 莓", "a b", "100 %"})
    void what_begins_within_a_word_or_stands_in_another_order_or_apart_is_not_found(String typed) {
        rows.question(ada, "How many rs in strawberry, 9.11 or 9.9? 草莓里有几个r? 100% of a_b", MORNING);

        assertThat(search(typed)).isEmpty();
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
                "\u00A0",
                "@" + "00000000",
                "abc:*",
                "abc & abc",
                "!xyz",
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

    @Test
    void a_step_and_an_answer_are_found_and_said_where_they_are() {
        var question = rows.question(ada, "Which is larger?", MORNING);
        var run = rows.run(question, 2, Strategy.STEPS, RunState.ANSWERED, MORNING);
        rows.step(question, run, 2, StepKind.REASONING, "Same number of places\n9.9 has one decimal place.");
        rows.step(question, run, 3, StepKind.ANSWER, "Decimals differ.");

        assertThat(search("larger").isEmpty()).isFalse();
        assertThat(hits("larger")).containsExactly(new SearchHit(Optional.empty(), "Which is larger?", false));
        assertThat(hits("decimal"))
                .containsExactly(
                        new SearchHit(
                                Optional.of(new SearchHit.Place(run, 2, new StepRef(2, StepKind.REASONING))),
                                "Same number of places 9.9 has one decimal place.",
                                false),
                        new SearchHit(
                                Optional.of(new SearchHit.Place(run, 2, new StepRef(3, StepKind.ANSWER))),
                                "Decimals differ.",
                                false));
    }

    @Test
    void a_question_with_many_hits_stands_there_once_with_the_first_two() {
        var question = rows.question(ada, "Which owl?", MORNING);
        var run = rows.run(question, 2, Strategy.STEPS, RunState.ANSWERED, MORNING);
        rows.step(question, run, 2, StepKind.REASONING, "This owl");
        rows.step(question, run, 1, StepKind.REASONING, "That owl");

        assertThat(search("owl")).containsExactly(question);
        assertThat(hits("owl")).extracting(SearchHit::snippet).containsExactly("Which owl?", "That owl");
    }

    @Test
    void nobody_elses_texts_are_found() {
        var eve = rows.account();
        var hers = rows.question(eve, "somebody else's owl", MORNING);
        var run = rows.run(hers, 2, Strategy.STEPS, RunState.ANSWERED, MORNING);
        rows.step(hers, run, 1, StepKind.REASONING, "an owl in a step 猫头鹰");
        rows.step(hers, run, 2, StepKind.ANSWER, "an owl in an answer");
        rows.question(ada, "my raven", MORNING);

        assertThat(search("owl")).isEmpty();
        assertThat(search("猫头")).isEmpty();
        assertThat(search("an o")).isEmpty();
    }

    @Test
    void of_a_long_text_the_first_8000_characters_are_found_and_it_is_said_that_there_is_more() {
        var question = rows.question(ada, "owl " + "x".repeat(7993) + " raven", MORNING);

        assertThat(search("owl")).containsExactly(question);
        assertThat(hits("owl")).extracting(SearchHit::isCut).containsExactly(true);
        assertThat(search("raven")).isEmpty();
    }

    @Test
    void of_what_was_typed_the_first_500_characters_are_searched_for() {
        var question = rows.question(ada, "🦉" + "x".repeat(498) + " raven", MORNING);

        assertThat(search("🦉" + "x".repeat(498) + " of something else")).containsExactly(question);
        assertThat(search("🦉" + "x".repeat(498) + "y")).isEmpty();
        assertThat(SearchText.taken(" " + "🦉".repeat(501))).isEqualTo("🦉".repeat(500));
    }

    @Test
    void a_search_that_takes_too_long_is_given_up_and_the_next_one_finds_as_before() throws SQLException {
        var question = rows.question(ada, "an owl", MORNING);
        var impatient = new TransactionTemplate(transactions);
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table search_text in access exclusive mode");
            var searching = new StoredHistory(jdbc, new TextSearch(jdbc), new FoundTexts(jdbc), Duration.ofMillis(50));
            assertThatExceptionOfType(QueryTimeoutException.class)
                    .isThrownBy(() -> impatient.execute(_ -> searching.search(ada, "owl", Optional.empty(), 10)));
            other.rollback();
        }

        assertThat(search("owl")).containsExactly(question);
    }

    @Test
    void a_word_that_stands_there_too_often_for_its_places_is_found_all_the_same() {
        var question = rows.question(ada, "1 0 ".repeat(1000) + "owl", MORNING);

        assertThat(search("1")).containsExactly(question);
        assertThat(search("owl")).containsExactly(question);
        assertThat(search("0 1 0")).containsExactly(question);
    }

    @Test
    void what_is_rare_and_was_asked_long_before_is_found_page_by_page_with_no_gap_and_no_doubles() {
        var asked = new ArrayList<QuestionId>();
        for (int i = 0; i < 600; i++) {
            // from a minute to weeks apart, so that each window of time has something to find
            var at = MORNING.minus(Duration.ofMinutes((long) i * i * i / 50));
            var question = rows.question(ada, i % 7 == 0 ? "an owl, No. " + i : "a raven, No. " + i, at);
            if (i % 7 == 0) {
                asked.add(question);
            }
        }

        assertThat(allPages("owl")).isEqualTo(asked);
        assertThat(allPages("No. 599")).hasSize(1);
        assertThat(allPages("No. 600")).isEmpty();
    }

    private List<SearchHit> hits(String text) {
        return history.search(ada, text, Optional.empty(), 10)
                .questions()
                .getFirst()
                .hits();
    }

    private List<QuestionId> allPages(String text) {
        var all = new ArrayList<QuestionId>();
        var page = history.search(ada, text, Optional.empty(), 4);
        all.addAll(ids(page));
        while (page.next().isPresent()) {
            page = history.search(ada, text, page.next(), 4);
            all.addAll(ids(page));
        }
        return Collections.unmodifiableList(all);
    }

    private List<QuestionId> search(String text) {
        return ids(history.search(ada, text, Optional.empty(), 10));
    }

    private static List<QuestionId> ids(HistoryPage page) {
        return page.questions().stream().map(QuestionSummary::id).toList();
    }
}
