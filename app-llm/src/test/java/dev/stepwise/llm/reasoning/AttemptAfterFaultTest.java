package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.FIRST;
import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.OneStep.rejections;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model server fails: what is asked again, when, and how often. */
class AttemptAfterFaultTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONNECTION_REFUSED",
                "CONNECTION_RESET",
                "ENDED_EARLY",
                "ERROR_EVENT",
                "RATE_LIMITED",
                "SERVER_ERROR",
                "NO_FIRST_TOKEN",
                "STALLED",
                "CALL_TOO_LONG"
            })
    void after_a_fault_the_same_request_is_sent_after_one_second_and_then_after_four(Cause fault) {
        var run = oneStep(Reply.failure(fault, "{\"title\": \"abc"), Reply.failure(fault), goOn("One."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.requests().subList(0, 3)).containsOnly(run.requests().getFirst());
        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(run.context().storedAttempts()).extracting(Attempt::changes).containsOnly(CallChanges.NONE);
        assertThat(rejections(run)).containsExactly(fault, fault);
    }

    @Test
    void a_fault_that_breaks_off_the_same_text_twice_is_answered_by_other_sampling() {
        var broken = Reply.failure(Cause.ERROR_EVENT, "{\"title\": \"abc");
        var run = oneStep(broken, broken, goOn("One."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        var second = run.requests().get(1);
        var third = run.requests().get(2);
        assertThat(second).isEqualTo(run.requests().getFirst());
        assertThat(third.messages()).isEqualTo(second.messages());
        assertThat(third.format()).isEqualTo(second.format());
        assertThat(third.sampling().seed().orElseThrow())
                .isEqualTo(second.sampling().seed().orElseThrow() + 1);
        assertThat(third.sampling().temperature()).isEqualTo(0.3);
        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(run.context().storedAttempts().get(2).changes())
                .isEqualTo(new CallChanges(
                        OptionalInt.empty(),
                        OptionalDouble.of(0.3),
                        OptionalInt.of(third.sampling().seed().orElseThrow()),
                        false,
                        false));
    }

    @Test
    void the_first_fault_after_a_bad_reply_is_waited_for_as_a_first_one() {
        var run = oneStep(Reply.text(OneStep.UNREADABLE), Reply.failure(Cause.STALLED), goOn("One."), ANSWER);

        run.go();

        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_says_when_to_come_back_is_heeded_up_to_a_minute() {
        var run = oneStep(
                Reply.failure(Cause.RATE_LIMITED).retryAfter(Duration.ofSeconds(7)),
                Reply.failure(Cause.RATE_LIMITED).retryAfter(Duration.ofHours(1)),
                goOn("One."),
                ANSWER);

        run.go();

        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void after_three_faults_the_run_fails_with_the_last_ones_cause_and_keeps_its_steps() {
        var run = TestRun.of(
                goOn("One."),
                Reply.failure(Cause.STALLED),
                Reply.failure(Cause.SERVER_ERROR),
                Reply.failure(Cause.CONNECTION_REFUSED));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(new StepRef(2, StepKind.REASONING)),
                        Cause.CONNECTION_REFUSED,
                        new CauseDetail.Technical("the server's words")));
        assertThat(run.context().stored()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"BAD_REQUEST", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "SERVER_NOT_CONFIGURED", "TINY_CANNOT_RUN"
            })
    void what_will_be_refused_again_fails_the_run_at_once(Cause refusal) {
        var run = oneStep(Reply.failure(refusal));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(FIRST), refusal, new CauseDetail.Technical("the server's words")));
        assertThat(rejections(run)).containsExactly(refusal);
    }

    @Test
    void an_attempts_raw_text_is_kept_as_far_as_it_came() {
        var run = oneStep(Reply.failure(Cause.CONNECTION_RESET, "{\"title\": \"half"), goOn("One."), ANSWER);

        run.go();

        var end = run.context().events(AttemptRejected.class).getFirst().end();
        assertThat(List.<Object>of(end.rawReply(), end.detail()))
                .containsExactly("{\"title\": \"half", new CauseDetail.Technical("the server's words"));
    }
}
