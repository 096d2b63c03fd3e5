package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.FIRST;
import static dev.stepwise.llm.reasoning.OneStep.UNREADABLE;
import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.OneStep.rejections;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ShapeFault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes of a step's attempts when all have been made. */
class AttemptTest {

    @Test
    void the_latest_attempt_with_readable_content_is_kept_when_the_last_one_has_none() {
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"),
                Reply.text("{\"title\": \"t\", \"content\": [2]}"),
                Reply.text(UNREADABLE),
                ANSWER);

        run.go();

        var kept = run.context().events(StepCompleted.class).getFirst();
        assertThat(kept.attempt()).isEqualTo(new AttemptRef(FIRST, 2));
        assertThat(kept.step().content()).isEqualTo("[2]");
        assertThat(kept.step().userTurn()).isEqualTo(run.lastTurn(2));
        assertThat(kept.step().marks().repaired()).isTrue();
        assertThat(rejections(run)).containsExactly(Cause.BAD_SHAPE, Cause.BAD_SHAPE, Cause.BAD_SHAPE);
    }

    @Test
    void without_any_readable_content_the_run_fails() {
        var run = oneStep(Reply.text(UNREADABLE), Reply.text(UNREADABLE), Reply.text(UNREADABLE));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(FIRST), Cause.BAD_SHAPE, new CauseDetail.Shape(ShapeFault.CONTENT_BLANK)));
        assertThat(run.context().stored()).isEmpty();
    }

    @Test
    void a_third_fault_fails_the_run_although_an_earlier_reply_was_readable() {
        var fault = Reply.failure(Cause.STALLED, "{\"title\": \"t\", \"content\": \"some");
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"), Reply.text(UNREADABLE), fault, fault, fault);

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(FIRST), Cause.STALLED, new CauseDetail.Technical("the server's words")));
    }

    @Test
    void what_a_fault_left_unfinished_is_never_kept_as_a_step() {
        var run = oneStep(
                Reply.failure(Cause.STALLED, "{\"title\": \"t\", \"content\": \"some"),
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(FIRST), Cause.BAD_SHAPE, new CauseDetail.Shape(ShapeFault.CONTENT_BLANK)));
    }

    @Test
    void a_server_that_goes_away_while_a_third_reply_is_written_is_asked_again() {
        var run = oneStep(
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE),
                Reply.failure(Cause.CONNECTION_RESET, "{\"title\""),
                Reply.failure(Cause.CONNECTION_REFUSED),
                Reply.failure(Cause.CONNECTION_REFUSED),
                goOn("One."),
                ANSWER);
        run.pauses().serverWait(Duration.ofMinutes(10));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.context().storedAttempts().get(3).ending())
                .as("it was waited for")
                .isEqualTo(Attempt.Ending.ACCEPTED);
    }

    @Test
    void three_bad_replies_are_all_whatever_fails_beside_them() {
        var run = oneStep(
                Reply.failure(Cause.STALLED),
                Reply.cut("{\"title\": \"t"),
                Reply.text("{\"content\": {\"a\": 1}}"),
                Reply.text("{\"content\": {\"a\": 2}}"),
                ANSWER);

        run.go();

        assertThat(run.context()
                        .events(StepCompleted.class)
                        .getFirst()
                        .attempt()
                        .ordinal())
                .isEqualTo(4);
        assertThat(run.requests().get(2).maxTokens()).isEqualTo(600);
    }

    @Test
    void each_attempt_is_stored_before_its_call_and_closed_once() {
        var run = oneStep(Reply.text("[1]"), Reply.failure(Cause.STALLED), goOn("One."), ANSWER);
        run.context().afterStoring(event -> {
            if (event instanceof AttemptStarted) {
                assertThat(run.requests())
                        .hasSize(run.context().events(AttemptStarted.class).size() - 1);
            }
        });

        run.go();

        assertThat(run.context().storedAttempts())
                .extracting(Attempt::ending)
                .containsExactly(
                        Attempt.Ending.REJECTED,
                        Attempt.Ending.REJECTED,
                        Attempt.Ending.ACCEPTED,
                        Attempt.Ending.ACCEPTED);
    }
}
