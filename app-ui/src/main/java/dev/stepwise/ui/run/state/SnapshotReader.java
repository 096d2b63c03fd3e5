package dev.stepwise.ui.run.state;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunState;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.feed.RunSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what is stored of a run into what its page shows. */
final class SnapshotReader {

    private SnapshotReader() {}

    static RunViewState read(RunSnapshot snapshot) {
        var details = snapshot.details();
        var run = details.run();
        return new RunViewState(
                new AskedRun(run.id(), details.questionId(), details.question(), run.settings(), run.ordinal()),
                details.siblings(),
                phase(snapshot),
                new RunClock(
                        run.queuedAt(),
                        waited(details),
                        run.worked(),
                        run.state() == RunState.RUNNING ? run.claimedAt() : Optional.empty()),
                run.thinkingEnd(),
                steps(snapshot));
    }

    private static RunPhase phase(RunSnapshot snapshot) {
        var run = snapshot.details().run();
        return switch (run.state()) {
            case QUEUED, RUNNING -> underWay(snapshot);
            case ANSWERED, STOPPED, FAILED ->
                RunPhase.end(run.outcome().orElseThrow(), run.endedAt().orElse(run.queuedAt()));
        };
    }

    private static RunPhase underWay(RunSnapshot snapshot) {
        var details = snapshot.details();
        if (details.stopRequested()) {
            return new RunPhase.Stopping();
        }
        var claimedAt = details.run().claimedAt();
        boolean asked = details.run().state() == RunState.RUNNING
                && (snapshot.live().isPresent()
                        || details.attempts().stream()
                                .anyMatch(attempt -> claimedAt.isPresent()
                                        && !attempt.startedAt().isBefore(claimedAt.get())));
        return asked
                ? new RunPhase.Writing()
                : new RunPhase.Waiting(
                        details.takenUpAgain() > 0 || !details.attempts().isEmpty());
    }

    /** How long the run waited for a node at first; unknown, and told as nothing, once it was claimed again. */
    private static Duration waited(RunDetails details) {
        var run = details.run();
        var firstCall = details.attempts().stream().map(Attempt::startedAt).findFirst();
        boolean claimedOnce = details.takenUpAgain() == 0
                && run.claimedAt().isPresent()
                && firstCall.stream()
                        .allMatch(at -> !at.isBefore(run.claimedAt().get()));
        return claimedOnce ? Duration.between(run.queuedAt(), run.claimedAt().orElseThrow()) : Duration.ZERO;
    }

    private static StepStates steps(RunSnapshot snapshot) {
        var details = snapshot.details();
        var steps = new HashMap<StepRef, StepState>();
        for (var attempt : details.attempts()) {
            var ref = attempt.ref().step();
            steps.put(ref, known(steps, ref, details).withAttempt(attempt));
        }
        for (var kept : details.steps()) {
            var step = kept.step();
            steps.put(
                    step.ref(),
                    known(steps, step.ref(), details)
                            .withText(new ReplyText(step.title(), step.content(), step.thinking()))
                            .with(new StepState.Stage.Kept(kept.attempt(), step)));
        }
        snapshot.live().ifPresent(live -> {
            var ref = live.attempt().step();
            steps.put(
                    ref,
                    known(steps, ref, details)
                            .withText(live.text())
                            .with(new StepState.Stage.Writing(live.attempt(), live.startedAt(), live.firstTextAt())));
        });
        return StepStates.of(steps.values());
    }

    private static StepState known(Map<StepRef, StepState> steps, StepRef ref, RunDetails details) {
        return steps.computeIfAbsent(ref, _ -> {
            var begun = StepState.begun(ref).withLeft(details.unfinished().getOrDefault(ref, ReplyText.NONE));
            return details.run().state().isEnd() ? begun.givenUp() : begun;
        });
    }
}
