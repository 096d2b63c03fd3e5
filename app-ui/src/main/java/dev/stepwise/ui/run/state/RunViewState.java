package dev.stepwise.ui.run.state;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a run's page shows, made from a snapshot and the events since. It never changes: each event gives another one.
 *
 * @param siblings all runs of the question in order, this one among them
 */
public record RunViewState(
        AskedRun run,
        List<RunSummary> siblings,
        RunPhase phase,
        RunClock clock,
        Optional<ThinkingEnd> thinkingEnd,
        StepStates steps) {

    public RunViewState {
        siblings = List.copyOf(siblings);
    }

    /** What the snapshot says, and nothing of what was shown before. */
    public static RunViewState of(RunSnapshot snapshot) {
        return SnapshotReader.read(snapshot);
    }

    /** The state after an event; {@code now} is when it was heard of. */
    public RunViewState after(RunEvent event, Instant now) {
        return switch (event) {
            case RunEvent.AttemptStarted started ->
                unlessStopping(new RunPhase.Writing()).with(steps.begin(started));
            case RunEvent.TextStreamed text -> with(steps.write(text, now));
            case RunEvent.AttemptWaits(var attempt, var cause) -> with(steps.await(attempt, cause));
            case RunEvent.AttemptRejected rejected ->
                rejected.end().wentOn().map(this::at).orElse(this).with(steps.reject(rejected));
            case RunEvent.StepCompleted completed -> with(steps.keep(completed));
            case RunEvent.ThinkingEnded(var end) -> with(Optional.of(end));
            case RunEvent.RunQueued(var at) ->
                with(new RunPhase.Waiting(true))
                        .with(clock.queuedAgain(at))
                        .with(steps.unfinished(StepState::rejected));
            case RunEvent.RunClaimed(var at) ->
                unlessStopping(new RunPhase.Waiting(wasUnderWay())).with(clock.claimed(at));
            case RunEvent.AttemptAbandoned abandoned -> with(steps.abandon(abandoned));
            case RunEvent.DirectiveGiven given -> given.directive() instanceof Directive.Stop ? stopping() : this;
            case RunEvent.RunFinished(var outcome, var at) ->
                with(RunPhase.end(outcome, at))
                        .with(clock.ended(at))
                        .with(steps.unfinished(StepState::givenUp))
                        .with(endOfThinking(outcome));
        };
    }

    private RunViewState stopping() {
        return phase.isEnd() ? this : with(new RunPhase.Stopping());
    }

    /** The run in view. */
    public RunId id() {
        return run.id();
    }

    /** What the run was asked with. */
    public RunSettings settings() {
        return run.settings();
    }

    /** Whether it is a plain answer, without steps. */
    public boolean isDirect() {
        return !settings().reasoning().isInSteps();
    }

    /** The steps of the chain, without the answer. */
    public List<StepState> reasoning() {
        return steps.reasoning();
    }

    /** The answer; empty before it is begun. */
    public Optional<StepState> answer() {
        return steps.answer();
    }

    /** How many steps of the chain are stored, without the answer. */
    public int keptSteps() {
        return (int) reasoning().stream().filter(StepState::isKept).count();
    }

    /** How long it has been worked on; while it waits for a node, for how long it waits. */
    public Duration elapsed(Instant now) {
        return phase.isEnd() ? clock.worked() : clock.elapsed(now);
    }

    /** Whether it waits for a node, so that it has a place in the queue. */
    public boolean isQueued() {
        return phase instanceof RunPhase.Waiting && clock.claimedAt().isEmpty();
    }

    /** The same with its place in the queue, while it has one. */
    public RunViewState behind(OptionalInt before) {
        return isQueued() && phase instanceof RunPhase.Waiting waiting
                ? with(new RunPhase.Waiting(waiting.again(), before))
                : this;
    }

    /** The same with the runs of the question as they are now. */
    public RunViewState withSiblings(List<RunSummary> newSiblings) {
        return new RunViewState(run, newSiblings, phase, clock, thinkingEnd, steps);
    }

    private boolean wasUnderWay() {
        return steps.current().isPresent() || (phase instanceof RunPhase.Waiting waiting && waiting.again());
    }

    private Optional<ThinkingEnd> endOfThinking(RunOutcome outcome) {
        return outcome instanceof RunOutcome.Answered(var end) && end.isPresent() ? end : thinkingEnd;
    }

    /** A wish to stop is shown until the run has ended. */
    private RunViewState unlessStopping(RunPhase next) {
        return phase instanceof RunPhase.Stopping ? this : with(next);
    }

    private RunViewState at(EndpointRef server) {
        return new RunViewState(run.at(server), siblings, phase, clock, thinkingEnd, steps);
    }

    private RunViewState with(RunPhase newPhase) {
        return new RunViewState(run, siblings, newPhase, clock, thinkingEnd, steps);
    }

    private RunViewState with(RunClock newClock) {
        return new RunViewState(run, siblings, phase, newClock, thinkingEnd, steps);
    }

    private RunViewState with(Optional<ThinkingEnd> newEnd) {
        return new RunViewState(run, siblings, phase, clock, newEnd, steps);
    }

    private RunViewState with(StepStates newSteps) {
        return new RunViewState(run, siblings, phase, clock, thinkingEnd, newSteps);
    }
}
