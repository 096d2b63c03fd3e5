package dev.stepwise.ui.run.state;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.StepRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The steps of a run as far as they are, and what events make of them.
 *
 * @param all in order, the answer last
 */
public record StepStates(List<StepState> all) {

    public StepStates {
        all = List.copyOf(all);
    }

    static StepStates of(Collection<StepState> steps) {
        return new StepStates(steps.stream().sorted(StepState.ORDER).toList());
    }

    /** The steps of the chain, without the answer. */
    List<StepState> reasoning() {
        return all.stream().filter(step -> !step.isAnswer()).toList();
    }

    Optional<StepState> answer() {
        return all.stream().filter(StepState::isAnswer).findFirst();
    }

    /** The step that an attempt is made for, or was made for last; empty before the first. */
    public Optional<StepState> current() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    StepStates begin(RunEvent.AttemptStarted started) {
        return knowing(started.attempt().step())
                .change(
                        started.attempt(),
                        step -> step.withText(ReplyText.NONE)
                                .with(new StepState.Stage.Writing(started.attempt(), started.at(), Optional.empty()))
                                .withAttempt(Attempts.open(started)));
    }

    StepStates write(RunEvent.TextStreamed text, Instant now) {
        return change(text.attempt(), step -> step.longer(text, now));
    }

    StepStates await(AttemptRef attempt, Optional<Cause> cause) {
        return change(attempt, step -> step.withAttempt(attempt, open -> Attempts.waiting(open, cause)));
    }

    StepStates reject(RunEvent.AttemptRejected rejected) {
        return change(
                rejected.attempt(),
                step -> step.rejected()
                        .withAttempt(rejected.attempt(), attempt -> Attempts.rejected(attempt, rejected.end())));
    }

    StepStates abandon(RunEvent.AttemptAbandoned abandoned) {
        return change(
                abandoned.attempt(),
                step -> step.rejected()
                        .withAttempt(abandoned.attempt(), attempt -> Attempts.abandoned(attempt, abandoned.cause())));
    }

    StepStates keep(RunEvent.StepCompleted completed) {
        var kept = completed.step();
        return knowing(kept.ref())
                .change(
                        completed.attempt(),
                        step -> step.withText(new ReplyText(kept.title(), kept.content(), kept.thinking()))
                                .with(new StepState.Stage.Kept(completed.attempt(), kept))
                                .withAttempt(completed.attempt(), attempt -> Attempts.accepted(attempt, kept)));
    }

    /** What the run's end, or its being taken up again, makes of the steps that were not kept. */
    StepStates unfinished(UnaryOperator<StepState> change) {
        return new StepStates(all.stream()
                .map(step -> step.isKept() ? step : change.apply(step))
                .toList());
    }

    private StepStates knowing(StepRef ref) {
        return all.stream().anyMatch(step -> step.ref().equals(ref))
                ? this
                : of(Stream.concat(all.stream(), Stream.of(StepState.begun(ref)))
                        .toList());
    }

    private StepStates change(AttemptRef attempt, UnaryOperator<StepState> change) {
        return new StepStates(all.stream()
                .map(step -> step.ref().equals(attempt.step()) ? change.apply(step) : step)
                .toList());
    }
}
