package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.run.Cause;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.Strategy;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.TooMany;
import dev.stepwise.run.feed.LiveAttempt;
import dev.stepwise.ui.text.ModelText;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = RunPages.class)
@ActiveProfiles(RunPages.PROFILE)
@ViewPackages(packages = {"dev.stepwise.ui.run", "dev.stepwise.ui.shell"})
@WithMockUser
class RunViewTest extends SpringBrowserlessTest {

    @Autowired
    private ScriptedRuns runs;

    @AfterEach
    void leave() {
        runs.clear();
    }

    @Test
    void an_answered_run_shows_question_answer_and_folded_steps() {
        open(Samples.answered());

        assertThat(status()).startsWith("Answered");
        assertThat(find(H1.class).single().getText()).isEqualTo("How many Rs are in “strawberry”?");
        assertThat(texts(region("Answer"))).singleElement().asString().startsWith("There are 3 Rs");
        assertThat(stepNames())
                .hasSize(5)
                .startsWith("Step 1: Write the word letter by letter, 2.2 s, 115 tokens")
                .contains("Step 3: Count again by parts: straw + berry, 2nd attempt, 3.4 s, 115 tokens");
        assertThat(openSteps()).isEmpty();
        assertThat(find(H2.class).all())
                .anyMatch(heading -> heading.getElement()
                        .getTextRecursively()
                        .equals("Thought for 12.5 s in 5 steps · the model decided"));
        assertThat(buttons()).contains("Run again").doesNotContain("Stop", "Try to go on");
    }

    @Test
    void a_step_is_filled_when_it_is_opened_and_its_details_when_they_are() {
        open(Samples.answered());
        var step = stepButton(3);
        assertThat(texts(step.getParent().orElseThrow())).isEmpty();

        press(step);

        var item = step.getParent().orElseThrow();
        assertThat(openSteps()).containsExactly(3);
        assertThat(texts(item)).containsExactly("Step **3** says so.\n\nTwice.");
        assertThat(item.getElement().getTextRecursively()).doesNotContain("716");
        press(button(item, "Details"));
        assertThat(item.getElement().getTextRecursively())
                .contains("716", "688", "not accepted: the reply was not of the shape", "half a reply");

        press(step);
        assertThat(openSteps()).isEmpty();
    }

    @Test
    void only_the_step_being_written_is_open_and_folds_when_the_next_has_its_first_word() {
        open(Samples.queued(Strategy.STEPS));
        assertThat(status()).startsWith("Waiting");

        runs.tell(new RunEvent.RunClaimed(Samples.START), Samples.started(Samples.step(1, 1)));
        until(() -> assertThat(status()).startsWith("Writing step 1"));
        runs.tell(Samples.title(Samples.step(1, 1), "First"), Samples.content(Samples.step(1, 1), "Half a sen"));
        until(() -> assertThat(texts(view())).contains("Half a sen"));
        assertThat(openSteps()).containsExactly(1);

        runs.tell(
                Samples.completion(Samples.step(1, 1), "First", "Half a sentence."),
                Samples.started(Samples.step(2, 1)));
        until(() -> assertThat(status()).startsWith("Writing step 2"));
        assertThat(openSteps()).containsExactly(1);

        runs.tell(Samples.content(Samples.step(2, 1), "Next"));
        until(() -> assertThat(openSteps()).containsExactly(2));
    }

    @Test
    void a_step_is_named_by_its_title_when_the_title_is_complete_and_not_by_each_word_of_it() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.title(Samples.step(1, 1), "Count the"));
        until(() -> assertThat(onlyTitle()).isEqualTo("Count the"));
        assertThat(stepNames()).containsExactly("Step 1");

        runs.tell(Samples.title(Samples.step(1, 1), " letters"), Samples.content(Samples.step(1, 1), "There"));
        until(() -> assertThat(stepNames()).containsExactly("Step 1: Count the letters"));

        runs.tell(Samples.completion(Samples.step(1, 1), "Count the letters", "There are ten."));
        until(() -> assertThat(stepNames()).containsExactly("Step 1: Count the letters, 2.2 s, 115 tokens"));
    }

    @Test
    void a_title_that_comes_behind_the_content_names_the_step_when_it_is_kept() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.content(Samples.step(1, 1), "There are ten."));
        until(() -> assertThat(texts(view())).containsExactly("There are ten."));

        runs.tell(Samples.title(Samples.step(1, 1), "Count the"));
        until(() -> assertThat(onlyTitle()).isEqualTo("Count the"));
        assertThat(stepNames()).containsExactly("Step 1");

        runs.tell(Samples.completion(Samples.step(1, 1), "Count the letters", "There are ten."));
        until(() -> assertThat(stepNames()).containsExactly("Step 1: Count the letters, 2.2 s, 115 tokens"));
    }

    @Test
    void a_step_that_the_reader_opened_stays_open() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(
                Samples.started(Samples.step(1, 1)),
                Samples.content(Samples.step(1, 1), "one"),
                Samples.completion(Samples.step(1, 1), "First", "one"),
                Samples.started(Samples.step(2, 1)),
                Samples.content(Samples.step(2, 1), "two"));
        until(() -> assertThat(openSteps()).containsExactly(2));
        press(stepButton(1));
        assertThat(openSteps()).containsExactly(1, 2);

        runs.tell(
                Samples.completion(Samples.step(2, 1), "Second", "two"),
                new RunEvent.ThinkingEnded(ThinkingEnd.MODEL_DECIDED),
                Samples.started(Samples.answer(3, 1)),
                Samples.content(Samples.answer(3, 1), "Three."));
        until(() -> assertThat(openSteps()).containsExactly(1));
        assertThat(status()).startsWith("Writing the answer");
        assertThat(region("Answer").getElement().getAttribute("aria-busy")).isEqualTo("true");
    }

    @Test
    void the_text_of_a_rejected_attempt_leaves_the_page() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.content(Samples.step(1, 1), "wrong"));
        until(() -> assertThat(texts(view())).contains("wrong"));

        runs.tell(Samples.rejection(Samples.step(1, 1), Cause.BAD_SHAPE), Samples.started(Samples.step(1, 2)));

        until(() -> assertThat(status()).startsWith("Writing step 1").contains("2nd attempt"));
        assertThat(texts(view())).doesNotContain("wrong");
    }

    @Test
    void coming_back_shows_what_was_written_once_and_goes_on() {
        runs.putLive(new LiveAttempt(
                Samples.step(1, 1),
                dev.stepwise.run.CallChanges.NONE,
                Samples.START,
                Optional.of(Samples.START),
                "First",
                "so far"));
        open(Samples.details(Strategy.STEPS, RunState.RUNNING, Optional.empty(), List.of(), List.of()));
        until(() -> assertThat(texts(view())).containsExactly("so far"));

        runs.tell(Samples.content(Samples.step(1, 1), " and further"));

        until(() -> assertThat(texts(view())).contains("so far and further"));
        assertThat(stepNames()).hasSize(1);
    }

    @Test
    void a_failed_run_says_why_what_is_kept_and_can_be_taken_up_again() {
        open(Samples.failed(Cause.NO_FIRST_TOKEN));

        assertThat(status()).startsWith("Failed in step 4");
        var alert = find(Section.class).withAttribute("role", "alert").single();
        assertThat(alert.getElement().getTextRecursively())
                .contains("The model server stopped answering")
                .contains("“Lab GPU 1” did not reply to step 4. Stepwise asked three times within 41 seconds.")
                .contains("Steps 1 to 3 are kept.");
        assertThat(stepNames()).last().asString().startsWith("Step 4, 3 attempts, no reply");

        press(button(view(), "Try to go on"));
        runs.tell(new RunEvent.RunQueued(Samples.START));

        assertThat(runs.asked).containsExactly("go on");
        until(() -> assertThat(status()).startsWith("Waiting"));
        assertThat(find(Section.class).withAttribute("role", "alert").all()).isEmpty();
    }

    @Test
    void a_step_that_was_not_kept_shows_after_a_reload_what_could_be_read_of_it_as_unfinished() {
        open(Samples.failed(Cause.STALLED, new ReplyText("Look for a mistake", "Both counts give **3**, bu")));

        assertThat(stepNames())
                .last()
                .asString()
                .startsWith("Step 4: Look for a mistake, not finished, 3 attempts, the reply stalled");
        press(stepButton(4));
        var item = stepButton(4).getParent().orElseThrow();
        assertThat(texts(item)).containsExactly("Both counts give **3**, bu");
        assertThat(item.getElement().getTextRecursively())
                .contains("This step was not finished. What came of it:")
                .doesNotContain("half a reply");
        press(button(item, "Details"));
        assertThat(item.getElement().getTextRecursively()).contains("half a reply");
    }

    @Test
    void what_cannot_be_read_of_a_step_stands_in_its_details_alone() {
        open(Samples.failed(Cause.BAD_SHAPE));
        press(stepButton(4));

        var item = stepButton(4).getParent().orElseThrow();
        assertThat(stepNames()).last().asString().startsWith("Step 4, 3 attempts");
        assertThat(item.getElement().getTextRecursively())
                .contains("Not finished", "nothing that came of it can be read")
                .doesNotContain("half a reply");
    }

    @Test
    void the_text_that_a_failed_step_left_comes_back_when_the_run_has_ended() {
        open(Samples.queued(Strategy.STEPS));
        var attempt = Samples.step(1, 1);
        runs.tell(
                Samples.started(attempt),
                Samples.title(attempt, "Count"),
                Samples.content(attempt, "There are te"),
                Samples.rejection(attempt, Cause.STALLED),
                Samples.started(Samples.step(1, 2)),
                Samples.rejection(Samples.step(1, 2), Cause.NO_FIRST_TOKEN));
        until(() -> assertThat(stepNames()).containsExactly("Step 1, no reply, 2.0 s"));

        runs.tell(new RunEvent.RunFinished(
                new RunOutcome.Failed(Optional.of(attempt.step()), Cause.NO_FIRST_TOKEN, ""), Samples.START));

        until(() ->
                assertThat(stepNames()).containsExactly("Step 1: Count, not finished, 2 attempts, no reply, 2.0 s"));
        press(stepButton(1));
        assertThat(texts(stepButton(1).getParent().orElseThrow())).containsExactly("There are te");
    }

    @Test
    void an_answer_that_was_cut_short_shows_after_a_reload_what_could_be_read_of_it() {
        var answer = Samples.answer(6, 1);
        open(Samples.details(
                Strategy.STEPS,
                RunState.STOPPED,
                Optional.of(new RunOutcome.Stopped()),
                Samples.answered().steps().subList(0, 5),
                List.of(Samples.rejected(answer, Cause.STOPPED, 900)),
                Map.of(answer.step(), new ReplyText("", "There are 3 R"))));

        assertThat(texts(region("Answer"))).containsExactly("There are 3 R");
        assertThat(region("Answer").getElement().getTextRecursively())
                .contains("The answer was not finished. What came of it:");
    }

    @Test
    void stop_is_shown_until_the_server_confirms() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.content(Samples.step(1, 1), "half"));
        until(() -> assertThat(status()).startsWith("Writing step 1"));

        press(button(view(), "Stop"));
        runs.tell(new RunEvent.StopRequested());
        until(() -> assertThat(status()).startsWith("Stopping"));
        assertThat(runs.asked).containsExactly("stop");

        runs.tell(new RunEvent.RunFinished(new RunOutcome.Stopped(), Samples.START.plusSeconds(9)));
        until(() -> assertThat(status()).startsWith("Stopped by you"));
        assertThat(buttons()).contains("Try to go on", "Run again").doesNotContain("Stop");
    }

    @Test
    void a_plain_answer_has_no_steps() {
        open(Samples.queued(Strategy.DIRECT));
        runs.tell(Samples.started(Samples.answer(1, 1)), Samples.content(Samples.answer(1, 1), "Three."));

        until(() -> assertThat(texts(region("Answer"))).containsExactly("Three."));
        assertThat(status()).startsWith("Writing the answer");
        assertThat(find(StepList.class).all()).isEmpty();
    }

    @Test
    void what_would_be_too_much_is_refused_in_words_and_the_page_stays() {
        open(Samples.failed(Cause.NO_FIRST_TOKEN));
        runs.fill(new TooMany(TooMany.Whose.ACCOUNT, 3));

        press(button(view(), "Try to go on"));
        press(button(view(), "Run again"));
        press(button(panel(), "Run again"));

        assertThat(runs.asked).containsExactly("go on", "again at 0.0");
        assertThat(find(Notification.class).all())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.getElement().getProperty("text"))
                        .startsWith("You have as many runs under way as one account may: 3."));
        assertThat(button(panel(), "Run again").isEnabled()).isTrue();
    }

    @Test
    void running_again_starts_another_run_with_the_changed_settings() {
        open(Samples.answered());
        runs.put(plainRun());
        press(button(view(), "Run again"));

        assertThat(button(view(), "Run again").isEnabled()).isFalse();
        assertThat(find(Section.class).withAriaLabel("Run again").exists()).isTrue();
        var temperature = field(NumberField.class, "Temperature");
        temperature.setValue(0.7);
        assertThat(find(Span.class).withText("was 0").exists()).isTrue();
        press(button(panel(), "Run again"));

        assertThat(runs.asked).containsExactly("again at 0.7");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("runs/" + Samples.PLAIN);
        assertThat(find(H2.class).withText("Run again").exists()).isFalse();
    }

    @Test
    void settings_out_of_range_say_the_range_and_start_nothing() {
        open(Samples.answered());
        press(button(view(), "Run again"));
        var temperature = field(NumberField.class, "Temperature");
        temperature.setValue(3.0);
        var least = field(IntegerField.class, "Steps, at least");
        least.setValue(30);

        assertThat(temperature.getErrorMessage()).isEqualTo("Temperature: from 0 to 2.");
        assertThat(temperature.isInvalid()).isTrue();
        assertThat(field(IntegerField.class, "Steps, at most").getErrorMessage())
                .isEqualTo("At least as many as “Steps, at least”: 30.");
        press(button(panel(), "Run again"));
        assertThat(runs.asked).isEmpty();

        temperature.setValue(2.0);
        least.setValue(25);
        assertThat(temperature.isInvalid()).isFalse();
        press(button(panel(), "Run again"));
        assertThat(runs.asked).containsExactly("again at 2.0");
    }

    @Test
    void every_setting_has_its_field() {
        open(Samples.answered());
        press(button(view(), "Run again"));

        for (var caption : List.of("Steps, at least", "Steps, at most", "Tokens a step", "Tokens, answer", "Seed")) {
            assertThat(field(IntegerField.class, caption)).isNotNull();
        }
        for (var caption : List.of("Temperature", "Top p")) {
            assertThat(field(NumberField.class, caption)).isNotNull();
        }
        assertThat(find(Component.class).withLabel("Preset").exists()).isTrue();
        assertThat(find(Component.class).withLabel("Model").exists()).isTrue();
        assertThat(find(RadioButtonGroup.class).withLabel("Way of reasoning").exists())
                .isTrue();
    }

    @Test
    void the_legend_names_only_what_the_timeline_shows() {
        open(Samples.answered());
        assertThat(legend()).contains("generation", "discarded attempt").doesNotContain("without a result");
        open(Samples.failed(Cause.STALLED));
        assertThat(legend()).contains("generation", "discarded attempt", "without a result");
    }

    @Test
    void the_strip_links_all_runs_and_says_only_in_what_they_differ() {
        open(Samples.answered());

        var links = find(RouterLink.class, view()).all();
        assertThat(links)
                .extracting(link -> link.getElement().getTextRecursively())
                .containsExactly(
                        "Run 113.3 sPlain answeranswered", "Run 213.3 sCareful stepsanswered · the model decided");
        assertThat(links.get(1).getElement().getAttribute("aria-current")).isEqualTo("page");
        assertThat(links.get(0).getElement().hasAttribute("aria-current")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000099", "%00"})
    void what_is_not_there_is_not_found(String id) {
        UI.getCurrent().navigate("runs/" + id);
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotFoundView");
    }

    @Test
    void another_run_of_the_question_begins_with_a_page_of_its_own() {
        open(Samples.answered());
        press(stepButton(3));
        runs.put(plainRun());

        UI.getCurrent().navigate("runs/" + Samples.PLAIN);

        assertThat(stepNames()).isEmpty();
        UI.getCurrent().navigate("runs/" + Samples.RUN);
        assertThat(openSteps()).isEmpty();
        assertThat(runs.observers).hasSize(1);
    }

    @Test
    void a_page_that_was_left_follows_no_more() {
        open(Samples.answered());
        assertThat(runs.observers).hasSize(1);
        UI.getCurrent().navigate("runs/" + new UUID(1, 1));
        assertThat(runs.observers).isEmpty();
    }

    private static dev.stepwise.run.RunDetails plainRun() {
        var details = Samples.answered();
        return new dev.stepwise.run.RunDetails(
                details.siblings().getFirst(),
                details.questionId(),
                details.question(),
                details.askedAt(),
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                details.siblings(),
                List.of(),
                List.of(),
                Map.of());
    }

    private void open(dev.stepwise.run.RunDetails details) {
        runs.put(details);
        UI.getCurrent().navigate("runs/" + details.run().id());
        assertThat(getCurrentView()).isInstanceOf(RunView.class);
    }

    private Component view() {
        return (Component) getCurrentView();
    }

    private Component panel() {
        return find(Section.class).withAriaLabel("Run again").single();
    }

    private void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().pollInSameThread().ignoreException(NoSuchElementException.class).untilAsserted(() -> {
            VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            assertion.run();
        });
    }

    private String status() {
        return find(Span.class)
                .withAttribute("role", "status")
                .single()
                .getElement()
                .getTextRecursively();
    }

    private Section region(String name) {
        return find(Section.class).withAriaLabel(name).single();
    }

    private List<String> texts(Component within) {
        return find(ModelText.class, within).all().stream().map(ModelText::text).toList();
    }

    private List<String> stepNames() {
        return stepButtons().stream()
                .map(button -> button.getAriaLabel().orElseThrow())
                .toList();
    }

    private List<NativeButton> stepButtons() {
        return find(NativeButton.class).withAriaLabelContaining("Step ").all();
    }

    private NativeButton stepButton(int number) {
        return stepButtons().get(number - 1);
    }

    private String legend() {
        return find(Span.class, find(Paragraph.class).withClassName("legend").single()).all().stream()
                .filter(Component::isVisible)
                .map(phase -> phase.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    private String onlyTitle() {
        return find(Span.class).withClassName("step-title-text").single().getText();
    }

    private List<Integer> openSteps() {
        var buttons = stepButtons();
        return java.util.stream.IntStream.rangeClosed(1, buttons.size())
                .filter(number ->
                        "true".equals(buttons.get(number - 1).getElement().getAttribute("aria-expanded")))
                .boxed()
                .toList();
    }

    private List<String> buttons() {
        return find(NativeButton.class, view()).all().stream()
                .map(button -> button.getElement().getTextRecursively())
                .toList();
    }

    private NativeButton button(Component within, String name) {
        return find(NativeButton.class, within)
                .withCondition(
                        button -> button.getElement().getTextRecursively().equals(name))
                .single();
    }

    private static void press(NativeButton button) {
        assertThat(button.isEnabled()).isTrue();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    private <F extends Component> F field(Class<F> type, String label) {
        return find(type).withLabel(label).single();
    }
}
