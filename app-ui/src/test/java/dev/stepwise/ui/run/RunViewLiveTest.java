package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.PageSettings;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.LiveAttempt;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.state.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that is written while its page is open. */
class RunViewLiveTest extends OpenRunView {

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

    private String onlyTitle() {
        return find(Span.class).withClassName("step-title-text").single().getText();
    }

    @Test
    void for_whoever_wants_that_a_step_that_opened_by_itself_stays_open() {
        ComponentUtil.setData(UI.getCurrentOrThrow(), PageSettings.class, PageSettings.USUAL.withStepsStayOpen(true));
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.content(Samples.step(1, 1), "Half a sen"));
        until(() -> assertThat(openSteps()).containsExactly(1));

        runs.tell(
                Samples.completion(Samples.step(1, 1), "First", "Half a sentence."),
                Samples.started(Samples.step(2, 1)),
                Samples.content(Samples.step(2, 1), "Next"));
        until(() -> assertThat(openSteps()).containsExactly(1, 2));
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
    void what_the_model_thinks_by_itself_is_folded_counted_and_shown_when_it_is_opened() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.thinking(Samples.step(1, 1), "\n"));
        until(() -> assertThat(onlyTitle()).isEqualTo("waiting for the first token"));
        runs.tell(Samples.thinking(Samples.step(1, 1), "Let me see"));
        until(() -> assertThat(onlyTitle()).isEqualTo("The model is thinking by itself"));
        assertThat(said(ownThinking())).isEqualTo("The model’s own thinking · about 4 tokens");
        assertThat(texts(view())).doesNotContain("\nLet me see");

        press(ownThinking());
        assertThat(texts(view())).contains("\nLet me see");

        runs.tell(Samples.thinking(Samples.step(1, 1), ", ten."), Samples.content(Samples.step(1, 1), "Ten."));
        until(() -> assertThat(texts(view())).containsExactly("\nLet me see, ten.", "Ten."));
    }

    private static String said(NativeButton button) {
        return button.getElement().getTextRecursively();
    }

    private NativeButton ownThinking() {
        return find(NativeButton.class).all().stream()
                .filter(button -> said(button).startsWith("The model’s own thinking"))
                .findFirst()
                .orElseThrow();
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
                CallChanges.NONE,
                Samples.START,
                Optional.of(Samples.START),
                new ReplyText("First", "so far")));
        open(Samples.details(Strategy.STEPS, RunState.RUNNING, Optional.empty(), List.of(), List.of()));
        until(() -> assertThat(texts(view())).containsExactly("so far"));

        runs.tell(Samples.content(Samples.step(1, 1), " and further"));

        until(() -> assertThat(texts(view())).contains("so far and further"));
        assertThat(stepNames()).hasSize(1);
    }

    @Test
    void stop_is_shown_until_the_server_confirms() {
        open(Samples.queued(Strategy.STEPS));
        runs.tell(Samples.started(Samples.step(1, 1)), Samples.content(Samples.step(1, 1), "half"));
        until(() -> assertThat(status()).startsWith("Writing step 1"));

        press(button(view(), "Stop"));
        runs.tell(new RunEvent.DirectiveGiven(1, new Directive.Stop()));
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
        assertThat(find(OrderedList.class, view()).all()).isEmpty();
    }
}
