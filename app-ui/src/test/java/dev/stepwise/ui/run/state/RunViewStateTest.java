package dev.stepwise.ui.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.LiveAttempt;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewStateTest {

    private static final Instant NOW = Samples.START.plusSeconds(10);

    @Test
    void a_queued_run_waits_and_its_clock_counts_the_wait() {
        var state = of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()));

        assertThat(state.phase()).isEqualTo(new RunPhase.Waiting(false));
        assertThat(state.elapsed(NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_clock_of_a_claimed_run_counts_its_work_and_not_the_wait() {
        var state = after(new RunEvent.RunClaimed(Samples.START.plusSeconds(4)));

        assertThat(state.phase()).isEqualTo(new RunPhase.Waiting(false));
        assertThat(state.elapsed(NOW)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void streamed_text_is_joined_and_the_moment_of_the_first_is_kept() {
        var attempt = Samples.step(1, 1);
        var state = after(
                Samples.started(attempt),
                Samples.title(attempt, "A "),
                Samples.title(attempt, "title"),
                Samples.content(attempt, "some "),
                Samples.content(attempt, "text"));

        var step = state.reasoning().getFirst();
        assertThat(step.title()).isEqualTo("A title");
        assertThat(step.content()).isEqualTo("some text");
        assertThat(step.stage())
                .isEqualTo(new StepState.Stage.Writing(attempt, Samples.startOf(attempt), Optional.of(NOW)));
    }

    @Test
    void an_attempt_that_has_ended_began_when_its_call_did_as_it_is_stored() {
        var rejected = Samples.step(1, 1);
        var kept = Samples.step(1, 2);
        var state = after(
                new RunEvent.AttemptStarted(
                        rejected, CallChanges.NONE, Samples.startOf(rejected).minusMillis(40)),
                Samples.rejection(rejected, Cause.BAD_SHAPE),
                new RunEvent.AttemptStarted(
                        kept, CallChanges.NONE, Samples.startOf(kept).minusMillis(40)),
                Samples.completion(kept, "kept", "text"));

        assertThat(state.reasoning().getFirst().attempts())
                .extracting(Attempt::startedAt)
                .containsExactly(Samples.startOf(rejected), Samples.startOf(kept));
    }

    @Test
    void text_of_an_attempt_that_is_over_is_not_shown() {
        var state = after(
                Samples.started(Samples.step(1, 1)),
                Samples.rejection(Samples.step(1, 1), Cause.BAD_SHAPE),
                Samples.started(Samples.step(1, 2)),
                Samples.content(Samples.step(1, 1), "late"));

        assertThat(state.reasoning().getFirst().content()).isEmpty();
        assertThat(state.reasoning().getFirst().attempts()).hasSize(2);
    }

    @Test
    void a_step_that_is_kept_from_an_earlier_attempt_says_what_was_kept() {
        var state = after(
                Samples.started(Samples.step(1, 1)),
                Samples.rejection(Samples.step(1, 1), Cause.BAD_SHAPE),
                Samples.started(Samples.step(1, 2)),
                Samples.rejection(Samples.step(1, 2), Cause.RUN_ON),
                Samples.completion(Samples.step(1, 1), "kept", "text"));

        var step = state.reasoning().getFirst();
        assertThat(step.isKept()).isTrue();
        assertThat(step.title()).isEqualTo("kept");
        assertThat(step.attempts().getFirst().ending()).isEqualTo(dev.stepwise.run.Attempt.Ending.ACCEPTED);
    }

    @Test
    void a_snapshot_with_a_call_under_way_and_the_events_after_it_make_the_same_as_all_events() {
        var attempt = Samples.step(1, 1);
        var live = new LiveAttempt(
                attempt,
                CallChanges.NONE,
                Samples.startOf(attempt),
                Optional.of(NOW),
                new ReplyText("A title", "some "));
        var running = Samples.details(Strategy.STEPS, RunState.RUNNING, Optional.empty(), List.of(), List.of());
        var back = of(new RunSnapshot(running, Optional.of(live))).after(Samples.content(attempt, "text"), NOW);

        assertThat(back.phase()).isEqualTo(new RunPhase.Writing());
        assertThat(back.reasoning().getFirst().content()).isEqualTo("some text");
        assertThat(back.reasoning()).hasSize(1);
    }

    @Test
    void a_claimed_run_that_has_asked_nothing_since_waits() {
        var details = Samples.failed(Cause.STALLED);
        var claimed = new RunSnapshot(
                Samples.details(Strategy.STEPS, RunState.RUNNING, Optional.empty(), details.steps(), List.of()),
                Optional.empty());

        assertThat(of(claimed).phase()).isInstanceOf(RunPhase.Waiting.class);
    }

    @Test
    void stopping_ends_as_stopped_and_the_step_in_the_making_is_unfinished() {
        var state = after(
                new RunEvent.RunClaimed(Samples.START),
                Samples.started(Samples.step(1, 1)),
                Samples.content(Samples.step(1, 1), "half"),
                new RunEvent.DirectiveGiven(1, new Directive.Stop()));
        assertThat(state.phase()).isEqualTo(new RunPhase.Stopping());

        var stopped = state.after(new RunEvent.RunFinished(new RunOutcome.Stopped(), NOW), NOW);

        assertThat(stopped.phase()).isEqualTo(new RunPhase.Stopped(NOW));
        assertThat(stopped.reasoning().getFirst().stage()).isEqualTo(new StepState.Stage.Unfinished());
        assertThat(stopped.reasoning().getFirst().content()).isEqualTo("half");
        assertThat(stopped.elapsed(NOW.plusSeconds(99))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_stop_that_ends_the_call_first_leaves_the_text_that_had_come() {
        var attempt = Samples.step(1, 1);
        var rejected = after(
                new RunEvent.RunClaimed(Samples.START),
                Samples.started(attempt),
                Samples.title(attempt, "Count"),
                Samples.content(attempt, "half"),
                new RunEvent.DirectiveGiven(1, new Directive.Stop()),
                Samples.rejection(attempt, Cause.STOPPED));
        assertThat(rejected.reasoning().getFirst().hasText()).isFalse();

        var stopped = rejected.after(new RunEvent.RunFinished(new RunOutcome.Stopped(), NOW), NOW);
        assertThat(stopped.reasoning().getFirst().text()).isEqualTo(new ReplyText("Count", "half"));

        var again = stopped.after(new RunEvent.RunQueued(NOW), NOW);
        assertThat(again.reasoning().getFirst().hasText()).isFalse();
    }

    @Test
    void taken_up_again_it_waits_and_what_was_worked_before_counts() {
        var failed = of(new RunSnapshot(Samples.failed(Cause.STALLED), Optional.empty()));
        var again = failed.after(new RunEvent.RunQueued(NOW), NOW);
        assertThat(again.phase()).isEqualTo(new RunPhase.Waiting(true));

        var claimed = again.after(new RunEvent.RunClaimed(NOW), NOW);

        assertThat(claimed.phase()).isEqualTo(new RunPhase.Waiting(true));
        assertThat(claimed.elapsed(NOW.plusSeconds(1))).isEqualTo(Duration.ofMillis(14_300));
        assertThat(claimed.reasoning().getLast().stage()).isEqualTo(new StepState.Stage.Between());
    }

    @Test
    void the_answer_stands_behind_the_steps_and_does_not_count_as_one() {
        var state = after(
                Samples.started(Samples.step(1, 1)),
                Samples.completion(Samples.step(1, 1), "one", "text"),
                new RunEvent.ThinkingEnded(ThinkingEnd.STEP_LIMIT),
                Samples.started(Samples.answer(2, 1)),
                Samples.content(Samples.answer(2, 1), "Three."));

        assertThat(state.keptSteps()).isEqualTo(1);
        assertThat(state.reasoning()).hasSize(1);
        assertThat(state.answer().orElseThrow().content()).isEqualTo("Three.");
        assertThat(state.thinkingEnd()).contains(ThinkingEnd.STEP_LIMIT);
    }

    private static RunViewState of(RunSnapshot snapshot) {
        return RunViewState.of(snapshot);
    }

    private static RunViewState after(RunEvent... events) {
        var state = of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()));
        for (var event : events) {
            state = state.after(event, NOW);
        }
        return state;
    }
}
