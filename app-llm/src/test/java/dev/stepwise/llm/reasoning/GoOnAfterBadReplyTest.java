package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.UNREADABLE;
import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that failed is asked to go on. */
class GoOnAfterBadReplyTest {

    @Test
    void after_bad_replies_the_step_is_asked_for_with_another_seed_and_at_a_higher_temperature() {
        var bad = Reply.text(UNREADABLE);
        var run = oneStep(bad, bad, bad, goOn("One."), ANSWER);
        assertThat(run.go()).isInstanceOf(RunOutcome.Failed.class);

        assertThat(run.go(run.context().askedToGoOn(), run.prompts())).isInstanceOf(RunOutcome.Answered.class);

        var asked = run.requests().get(3);
        assertThat(asked.messages()).isEqualTo(run.requests().getFirst().messages());
        assertThat(asked.sampling().temperature()).isEqualTo(0.3);
        assertThat(asked.sampling().seed().orElseThrow()).isEqualTo(42 + 3);
        assertThat(run.requests().get(4).sampling().temperature())
                .as("the answer")
                .isZero();
    }

    @Test
    void what_is_changed_is_stored_with_the_attempt() {
        var bad = Reply.text(UNREADABLE);
        var run = oneStep(bad, bad, bad, goOn("One."), ANSWER);
        run.go();
        var again = run.context().askedToGoOn();

        run.go(again, run.prompts());

        var changes = again.storedAttempts().get(3).changes();
        assertThat(changes.temperature()).hasValue(0.3);
        assertThat(changes.seed()).hasValue(45);
        assertThat(changes.faultNamed()).isFalse();
    }

    @Test
    void however_often_a_run_is_asked_to_go_on_no_request_is_made_twice() {
        for (var settings : List.of(TestRun.settings(1, 1), TestRun.direct(0))) {
            var run = TestRun.of(settings, _ -> Reply.text(settings.reasoning().isInSteps() ? "{}" : " "));
            var context = run.context();
            for (int life = 1; life <= 4; life++) {
                assertThat(run.go(context, run.prompts())).isInstanceOf(RunOutcome.Failed.class);
                context = context.askedToGoOn();
            }
            assertThat(run.requests()).hasSize(4 * AttemptRules.MOST_ATTEMPTS).doesNotHaveDuplicates();
        }
    }

    @Test
    void after_faults_the_same_request_is_made_again() {
        var fault = Reply.failure(Cause.STALLED);
        var run = oneStep(fault, fault, fault, goOn("One."), ANSWER);
        run.go();

        run.go(run.context().askedToGoOn(), run.prompts());

        assertThat(run.requests().get(3)).isEqualTo(run.requests().getFirst());
    }
}
