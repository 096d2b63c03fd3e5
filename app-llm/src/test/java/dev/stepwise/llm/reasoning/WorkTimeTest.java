package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkTimeTest {

    @Test
    void after_sixty_minutes_of_work_the_run_fails_and_keeps_its_steps() {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(goOn("One.").then(() -> holder[0].clock().pass(Duration.ofMinutes(60))));

        assertThat(holder[0].go()).isEqualTo(tooLong(2));
        assertThat(holder[0].context().stored()).hasSize(1);
    }

    @Test
    void the_work_of_earlier_claims_counts() {
        var run = TestRun.of();
        run.context().workedBefore(Duration.ofMinutes(60));

        assertThat(run.go()).isEqualTo(tooLong(1));
    }

    @Test
    void a_call_may_take_no_longer_than_the_run() {
        var run = TestRun.of(settings(1, 1), goOn("One."), ANSWER);
        run.context().workedBefore(Duration.ofMinutes(58));

        run.go();

        assertThat(run.requests().getFirst().deadlines())
                .isEqualTo(new CallDeadlines(Duration.ofSeconds(120), Duration.ofSeconds(30), Duration.ofSeconds(120)));
    }

    @Test
    void a_call_that_the_runs_end_cuts_off_is_not_tried_again() {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(Reply.failure(Cause.CALL_TOO_LONG, "{")
                .then(() -> holder[0].clock().pass(Duration.ofMinutes(61))));

        assertThat(holder[0].go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(new StepRef(1, StepKind.REASONING)),
                        Cause.RUN_TOO_LONG,
                        new CauseDetail.Technical("the server's words")));
        assertThat(holder[0]
                        .context()
                        .events(AttemptRejected.class)
                        .getFirst()
                        .end()
                        .cause())
                .isEqualTo(Cause.RUN_TOO_LONG);
    }

    private static RunOutcome tooLong(int step) {
        return new RunOutcome.Failed(
                Optional.of(new StepRef(step, StepKind.REASONING)), Cause.RUN_TOO_LONG, CauseDetail.NONE);
    }
}
