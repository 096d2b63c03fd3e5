package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.llm.fixture.Hold;
import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PendingDirectivesTest {

    private static final String HALF = "{\"title\": \"t\", \"content\": \"half";

    @Test
    void stop_closes_the_call_in_flight_and_keeps_its_partial_text_with_the_attempt() {
        var run = during(new Directive.Stop());

        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(run.model().ends()).last().isInstanceOf(CallEnd.Cancelled.class);
        var end = run.context().events(AttemptRejected.class).getFirst().end();
        assertThat(end.cause()).isEqualTo(Cause.STOPPED);
        assertThat(end.rawReply()).isEqualTo(HALF);
        assertThat(run.context().stored()).hasSize(1);
    }

    @Test
    void stop_reaches_a_call_that_is_held_open_by_its_server() throws Exception {
        var hold = new Hold();
        var run = TestRun.of(Reply.text(HALF).then(hold));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = threads.submit(() -> run.go());
            hold.awaitCall();
            run.context().tell(new Directive.Stop());

            assertThat(end.get()).isEqualTo(new RunOutcome.Stopped());
        }
    }

    @Test
    void hand_over_closes_the_call_in_flight_and_leaves_the_run() {
        var run = during(new Directive.HandOver());

        assertThat(run.go()).isEqualTo(new ReasoningEnd.HandedOver());
        assertThat(causes(run)).containsExactly(Cause.HANDED_OVER);
    }

    @Test
    void finish_now_gives_the_step_ten_seconds_and_then_closes_its_call() {
        var run = withFinishNow(true);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.ASKED_TO_FINISH));
        assertThat(causes(run)).containsExactly(Cause.FINISHED_EARLY);
        assertThat(run.context().stored()).hasSize(2);
    }

    @Test
    void a_step_that_ends_within_ten_seconds_of_finish_now_is_kept() {
        var run = withFinishNow(false);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.ASKED_TO_FINISH));
        assertThat(causes(run)).isEmpty();
        assertThat(run.context().stored()).hasSize(3);
        assertThat(run.pauses().timers()).as("the timer goes with the call").isEmpty();
    }

    @Test
    void finish_now_does_not_touch_the_answer() {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(settings(1, 1), goOn("One."), ANSWER.then(() -> {
            holder[0].context().tell(new Directive.FinishNow());
            assertThat(holder[0].pauses().timers()).isEmpty();
        }));

        assertThat(holder[0].go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void stop_goes_before_finish_now_when_both_close_a_call() {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(Reply.text(HALF).then(() -> {
            holder[0].context().tell(new Directive.FinishNow());
            holder[0].pauses().ring();
            holder[0].context().tell(new Directive.Stop());
        }));

        assertThat(holder[0].go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(causes(holder[0])).containsExactly(Cause.STOPPED);
    }

    @Test
    void stop_hand_over_and_finish_now_cut_the_wait_before_the_next_attempt_short() {
        for (var directive : List.of(new Directive.Stop(), new Directive.HandOver(), new Directive.FinishNow())) {
            var run = TestRun.of(goOn("One."), Reply.failure(Cause.STALLED), ANSWER);
            run.pauses().duringPause(() -> run.context().tell(directive));

            var end = run.go();

            assertThat(run.pauses().cutShort()).containsExactly(true);
            switch (directive) {
                case Directive.Stop _ -> assertThat(end).isEqualTo(new RunOutcome.Stopped());
                case Directive.HandOver _ -> assertThat(end).isEqualTo(new ReasoningEnd.HandedOver());
                default -> assertThat(end).isEqualTo(answered(ThinkingEnd.ASKED_TO_FINISH));
            }
            boolean answers = directive instanceof Directive.FinishNow;
            assertThat(run.requests()).hasSize(answers ? 3 : 2);
        }
    }

    @Test
    void a_hint_during_the_wait_leaves_the_same_request_alone_and_stands_in_the_next_turn() {
        var run = TestRun.of(settings(1, 2), Reply.failure(Cause.STALLED), goOn("One."), ready("Two."), ANSWER);
        run.pauses().duringPause(() -> run.context().tell(new Directive.Hint("Spell it.")));

        run.go();

        assertThat(run.requests().get(1)).isEqualTo(run.requests().getFirst());
        assertThat(run.lastTurn(3)).endsWith("Spell it.");
    }

    @Test
    void a_stop_that_waits_before_the_first_call_ends_the_run_without_one() {
        var run = TestRun.of();
        run.context().tell(new Directive.Stop());

        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(run.requests()).isEmpty();
    }

    @Test
    void a_reply_that_ended_before_the_stop_is_kept() {
        var run = TestRun.of(goOn("One."));
        run.context().tellAfterStep(1, new Directive.Stop());

        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(run.context().stored()).hasSize(1);
    }

    @Test
    void nobody_listens_any_more_once_the_run_has_ended() {
        var run = TestRun.of(Reply.failure(Cause.STALLED), goOn("One."), goOn("Two."), ready("Three."), ANSWER);

        run.go();

        assertThat(run.context().isListenedTo()).isFalse();
    }

    @Test
    void an_interrupted_thread_gets_its_exception_back() {
        var run = TestRun.of(Reply.text(HALF).then(() -> Thread.currentThread().interrupt()));

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> run.loop(run.prompts()).reason(run.context()));
        assertThat(run.context().isListenedTo()).isFalse();
    }

    @Test
    void a_run_that_was_taken_over_is_left_at_once() {
        var run = TestRun.of(goOn("One."));
        run.context().beforeStoring(event -> {
            if (event instanceof StepCompleted) {
                throw new RunTakenOver(run.context().runId());
            }
        });

        assertThatExceptionOfType(RunTakenOver.class).isThrownBy(run::go);
        assertThat(run.requests()).hasSize(1);
    }

    /** A run of which the outside wants something while the second step is being written. */
    private static TestRun during(Directive directive) {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(
                goOn("One."), Reply.text(HALF).then(() -> holder[0].context().tell(directive)));
        return holder[0];
    }

    /** A run that is asked to finish while the second step is being written, which takes ten seconds more, or less. */
    private static TestRun withFinishNow(boolean slow) {
        var holder = new TestRun[1];
        var second = slow ? Reply.text(HALF) : goOn("Two.");
        holder[0] = TestRun.of(
                goOn("One."),
                second.then(() -> {
                    holder[0].context().tell(new Directive.FinishNow());
                    assertThat(holder[0].pauses().timers()).containsExactly(Duration.ofSeconds(10));
                    if (slow) {
                        holder[0].pauses().ring();
                    }
                }),
                ANSWER);
        return holder[0];
    }

    private static RunOutcome answered(ThinkingEnd end) {
        return new RunOutcome.Answered(Optional.of(end));
    }

    private static List<Cause> causes(TestRun run) {
        return run.context().events(AttemptRejected.class).stream()
                .map(rejected -> rejected.end().cause())
                .toList();
    }
}
