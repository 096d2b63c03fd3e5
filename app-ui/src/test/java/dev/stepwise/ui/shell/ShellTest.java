package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.run.RunService;
import dev.stepwise.run.RunState;
import dev.stepwise.run.execution.RunDispatcher;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
class ShellTest extends SpringBrowserlessTest {

    private final Instant now = Instant.now();

    @Autowired
    private People people;

    @Autowired
    private RunService runs;

    @Autowired
    private LocalFeed feed;

    @Autowired
    private RunDispatcher dispatcher;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<Workspace> workspace;

    /** What is queued here waits until the test ends it. */
    @BeforeEach
    void nothing_asked_and_nobody_at_work() {
        dispatcher.pause();
        people.forgetQuestions();
    }

    @AfterEach
    void go_on() {
        dispatcher.resume();
    }

    @Test
    void the_history_shows_the_questions_under_their_days() {
        ask("Which is larger, 9.11 or 9.9?", now.minus(Duration.ofDays(1)), RunState.ANSWERED, RunState.ANSWERED);
        ask("How many Rs are in strawberry?", now, RunState.FAILED);
        open("history");
        assertThat(history().getAriaLabel()).hasValue("History");
        assertThat(find(H2.class, history()).all().stream().map(H2::getText)).containsExactly("Today", "Yesterday");
        assertThat(items())
                .containsExactly("How many Rs are in strawberry?failed", "Which is larger, 9.11 or 9.9?2 runs");
    }

    @Test
    void somebody_elses_questions_are_not_shown() {
        people.run(people.question("boris", "What does Boris ask?", now), 1, RunState.ANSWERED, now);
        open("history");
        assertThat(items()).isEmpty();
    }

    @Test
    void a_run_that_ends_changes_its_item_by_itself() {
        var question = people.question("mira", "Is it live?", now);
        var run = people.run(question, 1, RunState.QUEUED, now);
        open("history");
        assertThat(live()).hasSize(1);
        runs.stop(people.account("mira"), run);
        until(() -> assertThat(live()).isEmpty());
    }

    @Test
    void a_change_of_one_question_leaves_the_others_alone() {
        var changing = people.question("mira", "Is it live?", now);
        var run = people.run(changing, 1, RunState.QUEUED, now);
        var other = people.question("mira", "Which one stays?", now.minusSeconds(1));
        people.run(other, 1, RunState.ANSWERED, now);
        open("history");
        jdbc.sql("update question set text = 'Which one was loaded?' where id = ?")
                .param(other.value())
                .update();

        runs.stop(people.account("mira"), run);

        until(() -> assertThat(live()).isEmpty());
        assertThat(items()).containsExactly("Is it live?", "Which one stays?");
    }

    @Test
    void a_question_that_was_asked_elsewhere_appears_and_one_that_is_not_on_the_page_does_not() {
        for (int n = 0; n <= HistoryNav.PAGE_SIZE; n++) {
            ask("Question " + n, now.minusSeconds(n), RunState.ANSWERED);
        }
        var old = people.question("mira", "Is it older?", now.minusSeconds(1000));
        var again = people.run(old, 1, RunState.ANSWERED, now);
        open("history");
        var asked = people.question("mira", "Is it new?", now.plusSeconds(1));
        var run = people.run(asked, 1, RunState.ANSWERED, now.plusSeconds(1));

        feed.tellNew(people.account("mira").account(), Optional.empty(), again);
        feed.tellNew(people.account("mira").account(), Optional.empty(), run);

        until(() -> assertThat(items()).first().isEqualTo("Is it new?"));
        assertThat(items())
                .as("the list is no longer than it was")
                .hasSize(HistoryNav.PAGE_SIZE)
                .doesNotContain("Question " + (HistoryNav.PAGE_SIZE - 1), "Is it older?");
        test(find(NativeButton.class, history()).withText("Load more").single()).click();
        assertThat(items())
                .contains("Question " + (HistoryNav.PAGE_SIZE - 1), "Question " + HistoryNav.PAGE_SIZE)
                .endsWith("Is it older?")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_new_question_comes_into_the_list_and_the_others_stay_where_they_are() {
        ask("The first", now, RunState.ANSWERED);
        ask("Yesterday's", now.minus(Duration.ofDays(1)), RunState.ANSWERED);
        open("history");
        var before = find(QuestionItem.class, history()).all();
        var detached = new AtomicInteger();
        before.forEach(item -> item.addDetachListener(_ -> detached.incrementAndGet()));

        var asked = people.question("mira", "The second", now.plusMillis(1));
        feed.tellNew(
                people.account("mira").account(),
                Optional.empty(),
                people.run(asked, 1, RunState.ANSWERED, now.plusMillis(1)));

        until(() -> assertThat(items()).containsExactly("The second", "The first", "Yesterday's"));
        assertThat(find(QuestionItem.class, history()).all()).containsAll(before);
        assertThat(detached).hasValue(0);
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            assertion.run();
        });
    }

    @Test
    void more_than_a_page_comes_when_asked_for() {
        for (int n = 0; n <= HistoryNav.PAGE_SIZE; n++) {
            ask("Question " + n, now.minusSeconds(n), RunState.ANSWERED);
        }
        open("history");
        assertThat(items()).hasSize(HistoryNav.PAGE_SIZE);
        test(find(NativeButton.class, history()).withText("Load more").single()).click();
        assertThat(items()).hasSize(HistoryNav.PAGE_SIZE + 1).doesNotHaveDuplicates();
        assertThat(find(NativeButton.class, history()).exists()).isFalse();
    }

    @Test
    void the_question_in_view_is_marked_until_the_next_page() {
        var question = people.question("mira", "Which one is in view?", now);
        people.run(question, 1, RunState.ANSWERED, now);
        open("history");
        workspace.getObject().showQuestion(question);
        assertThat(marked()).containsExactly("Search", "Which one is in view?");
        Pages.open("history?q=x");
        assertThat(marked()).containsExactly("Search");
    }

    @Test
    void a_panel_opens_and_closes_and_says_so() {
        open("history");
        var closed = new AtomicInteger();
        var panel = new DetailPanel("Run again");
        panel.onClosed(closed::incrementAndGet);
        workspace.getObject().openPanel(panel, history());
        assertThat(find(DetailPanel.class).exists()).isTrue();
        test(find(NativeButton.class, panel).single()).click();
        assertThat(find(DetailPanel.class).exists()).isFalse();
        workspace.getObject().openPanel(panel, history());
        test(find(NativeButton.class, panel).single()).click();
        assertThat(closed).hasValue(2);
    }

    @Test
    void the_drawer_leads_to_a_new_question_and_to_the_search_and_out() {
        open("history");
        assertThat(find(Anchor.class).withText("Search").exists()
                        || !links("/history").isEmpty())
                .isTrue();
        assertThat(links("/")).isNotEmpty();
        assertThat(find(NativeButton.class).withText("Log out").exists()).isTrue();
    }

    @Test
    void what_does_not_exist_has_a_page_that_says_so() {
        open("no/such/place");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is no such page");
        assertThat(history()).isNotNull();
    }

    /** Opens the page in a new tab, because the frame of an open one was filled before the test's questions were written. */
    private void open(String address) {
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        Pages.open(address);
    }

    private void ask(String text, Instant at, RunState... states) {
        var question = people.question("mira", text, at);
        for (int n = 0; n < states.length; n++) {
            people.run(question, n + 1, states[n], at);
        }
    }

    private Nav history() {
        return find(Nav.class).all().stream()
                .filter(nav -> nav.getAriaLabel().filter("History"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<String> items() {
        return find(QuestionItem.class, history()).all().stream()
                .map(item -> item.getElement().getTextRecursively().strip())
                .toList();
    }

    private List<QuestionItem> live() {
        return find(QuestionItem.class, history()).all().stream()
                .filter(QuestionItem::isLive)
                .toList();
    }

    private List<Anchor> links(String path) {
        return find(Anchor.class).all().stream()
                .filter(link -> path.equals(link.getHref()))
                .toList();
    }

    private List<String> marked() {
        return find(Anchor.class).all().stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(link -> link.getElement().getTextRecursively())
                .toList();
    }
}
