package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Section;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.state.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of a run that failed or was stopped. */
class RunViewUnfinishedTest extends OpenRunView {

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
                new RunOutcome.Failed(Optional.of(attempt.step()), Cause.NO_FIRST_TOKEN, CauseDetail.NONE),
                Samples.START));

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
}
