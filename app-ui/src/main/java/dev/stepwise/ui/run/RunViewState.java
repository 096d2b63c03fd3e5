package dev.stepwise.ui.run;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunSettings;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.Strategy;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.RunSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that a run's page shows, made from a snapshot and the events since. It never changes: each event gives another one.
 *
 * @param siblings all runs of the question in order, this one among them
 * @param steps in order, the answer last
 * @param worked the time of the run's work up to its last claim, or in all where it has ended
 * @param claimedAt when a node took it up; empty while it is queued, and where it has ended
 */
record RunViewState(
        RunId id,
        QuestionId questionId,
        String question,
        RunSettings settings,
        int ordinal,
        List<RunSummary> siblings,
        RunPhase phase,
        Instant queuedAt,
        Duration worked,
        Optional<Instant> claimedAt,
        Duration queued,
        Optional<ThinkingEnd> thinkingEnd,
        List<StepState> steps) {

    RunViewState {
        siblings = List.copyOf(siblings);
        steps = List.copyOf(steps);
    }

    /** What the snapshot says, and nothing of what was shown before. */
    static RunViewState of(RunSnapshot snapshot) {
        return SnapshotReader.read(snapshot);
    }

    /** The state after an event; {@code now} is when it was heard of. */
    RunViewState after(RunEvent event, Instant now) {
        return switch (event) {
            case RunEvent.AttemptStarted started -> begin(started);
            case RunEvent.TextStreamed text -> onStep(text.attempt(), step -> write(step, text, now));
            case RunEvent.AttemptRejected rejected ->
                onStep(
                        rejected.attempt(),
                        step -> step.rejected()
                                .withAttempt(
                                        rejected.attempt(), attempt -> Attempts.rejected(attempt, rejected.end())));
            case RunEvent.StepCompleted completed -> keep(completed);
            case RunEvent.ThinkingEnded ended -> thinkingEnded(Optional.of(ended.end()));
            case RunEvent.RunQueued queuedAgain -> queuedAgain(queuedAgain.at());
            case RunEvent.RunClaimed claimed -> claimed(claimed.at());
            case RunEvent.StopRequested _ -> phase.isEnd() ? this : with(new RunPhase.Stopping());
            case RunEvent.RunFinished finished -> finish(finished);
        };
    }

    boolean isDirect() {
        return settings.strategy() == Strategy.DIRECT;
    }

    /** The steps of the chain, without the answer. */
    List<StepState> reasoning() {
        return steps.stream().filter(step -> !step.isAnswer()).toList();
    }

    Optional<StepState> answer() {
        return steps.stream().filter(StepState::isAnswer).findFirst();
    }

    int keptSteps() {
        return (int) reasoning().stream().filter(StepState::isKept).count();
    }

    /** The step that an attempt is made for, or was made for last; empty before the first. */
    Optional<StepState> current() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** How long it has been worked on; while it waits for a node, for how long it waits. */
    Duration elapsed(Instant now) {
        return switch (phase) {
            case RunPhase.Answered _, RunPhase.Stopped _, RunPhase.Failed _ -> worked;
            case RunPhase.Waiting _, RunPhase.Writing _, RunPhase.Stopping _ -> {
                var since = Duration.between(claimedAt.orElse(queuedAt), now);
                yield (claimedAt.isPresent() ? worked : Duration.ZERO).plus(since.isNegative() ? Duration.ZERO : since);
            }
        };
    }

    RunViewState withSiblings(List<RunSummary> newSiblings) {
        return new RunViewState(
                id,
                questionId,
                question,
                settings,
                ordinal,
                newSiblings,
                phase,
                queuedAt,
                worked,
                claimedAt,
                queued,
                thinkingEnd,
                steps);
    }

    private RunViewState begin(RunEvent.AttemptStarted started) {
        var ref = started.attempt().step();
        var known = steps.stream().anyMatch(step -> step.ref().equals(ref)) ? this : with(plus(StepState.begun(ref)));
        var writing = phase instanceof RunPhase.Stopping ? known : known.with(new RunPhase.Writing());
        return writing.onStep(
                started.attempt(),
                step -> step.withText(ReplyText.NONE)
                        .with(new StepState.Stage.Writing(started.attempt(), started.at(), Optional.empty()))
                        .withAttempt(Attempts.open(started)));
    }

    private static StepState write(StepState step, RunEvent.TextStreamed text, Instant now) {
        if (!(step.stage() instanceof StepState.Stage.Writing(var attempt, var startedAt, var firstTextAt))
                || !attempt.equals(text.attempt())) {
            return step;
        }
        var longer = step.withText(
                switch (text.field()) {
                    case TITLE -> new ReplyText(step.title() + text.text(), step.content());
                    case CONTENT -> new ReplyText(step.title(), step.content() + text.text());
                });
        return firstTextAt.isPresent()
                ? longer
                : longer.with(new StepState.Stage.Writing(attempt, startedAt, Optional.of(now)));
    }

    private RunViewState keep(RunEvent.StepCompleted completed) {
        var step = completed.step();
        var known = steps.stream().anyMatch(other -> other.ref().equals(step.ref()))
                ? this
                : with(plus(StepState.begun(step.ref())));
        return known.onStep(
                completed.attempt(),
                old -> old.withText(new ReplyText(step.title(), step.content()))
                        .with(new StepState.Stage.Kept(completed.attempt(), step))
                        .withAttempt(completed.attempt(), attempt -> Attempts.accepted(attempt, step)));
    }

    private RunViewState queuedAgain(Instant at) {
        var waiting = with(new RunPhase.Waiting(true)).with(unfinished(StepState::rejected));
        return waiting.clocked(at, worked, Optional.empty());
    }

    private RunViewState claimed(Instant at) {
        boolean again = !steps.isEmpty() || (phase instanceof RunPhase.Waiting waiting && waiting.again());
        var waiting = phase instanceof RunPhase.Stopping ? this : with(new RunPhase.Waiting(again));
        return waiting.clocked(queuedAt, worked, Optional.of(at));
    }

    private RunViewState finish(RunEvent.RunFinished finished) {
        var total = claimedAt
                .map(since -> worked.plus(Duration.between(since, finished.at())))
                .orElse(worked);
        var ended = with(SnapshotReader.end(finished.outcome(), finished.at()))
                .with(unfinished(StepState::givenUp))
                .clocked(queuedAt, total, Optional.empty());
        return finished.outcome() instanceof RunOutcome.Answered(var end) && end.isPresent()
                ? ended.thinkingEnded(end)
                : ended;
    }

    private List<StepState> unfinished(UnaryOperator<StepState> change) {
        return steps.stream()
                .map(step -> step.isKept() ? step : change.apply(step))
                .toList();
    }

    private List<StepState> plus(StepState step) {
        return Stream.concat(steps.stream(), Stream.of(step))
                .sorted(StepState.ORDER)
                .toList();
    }

    private RunViewState onStep(AttemptRef attempt, UnaryOperator<StepState> change) {
        return with(steps.stream()
                .map(step -> step.ref().equals(attempt.step()) ? change.apply(step) : step)
                .toList());
    }

    private RunViewState with(List<StepState> newSteps) {
        return new RunViewState(
                id,
                questionId,
                question,
                settings,
                ordinal,
                siblings,
                phase,
                queuedAt,
                worked,
                claimedAt,
                queued,
                thinkingEnd,
                newSteps);
    }

    private RunViewState with(RunPhase newPhase) {
        return new RunViewState(
                id,
                questionId,
                question,
                settings,
                ordinal,
                siblings,
                newPhase,
                queuedAt,
                worked,
                claimedAt,
                queued,
                thinkingEnd,
                steps);
    }

    private RunViewState thinkingEnded(Optional<ThinkingEnd> end) {
        return new RunViewState(
                id,
                questionId,
                question,
                settings,
                ordinal,
                siblings,
                phase,
                queuedAt,
                worked,
                claimedAt,
                queued,
                end,
                steps);
    }

    private RunViewState clocked(Instant newQueuedAt, Duration newWorked, Optional<Instant> newClaimedAt) {
        return new RunViewState(
                id,
                questionId,
                question,
                settings,
                ordinal,
                siblings,
                phase,
                newQueuedAt,
                newWorked,
                newClaimedAt,
                queued,
                thinkingEnd,
                steps);
    }
}
