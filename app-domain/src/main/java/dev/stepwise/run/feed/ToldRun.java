package dev.stepwise.run.feed;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Attempt.Ending;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What those who follow a run have been told of it; from it and the rows follows what there is to tell. */
final class ToldRun {

    private final Map<AttemptRef, Ending> attempts = new HashMap<>();
    private final Set<StepRef> kept = new HashSet<>();
    private Instant queuedAt;
    private Optional<Instant> claimedAt;
    private int takenUpAgain;
    private boolean thinkingOver;
    private boolean stopRequested;
    private boolean ended;

    private ToldRun(RunDetails details) {
        var run = details.run();
        details.attempts().forEach(attempt -> attempts.put(attempt.ref(), attempt.ending()));
        details.steps().forEach(step -> kept.add(step.step().ref()));
        queuedAt = run.queuedAt();
        claimedAt = run.claimedAt();
        takenUpAgain = details.takenUpAgain();
        thinkingOver = run.thinkingEnd().isPresent();
        stopRequested = details.stopRequested();
        ended = run.state().isEnd();
    }

    /** A snapshot was told. */
    static ToldRun of(RunDetails details) {
        return new ToldRun(details);
    }

    /** Whether its end was told. */
    boolean hasEnded() {
        return ended;
    }

    /** What the rows would look like if there were nothing to tell. */
    Standing standing() {
        int open = (int) attempts.values().stream()
                .filter(ending -> ending == Ending.OPEN)
                .count();
        return new Standing(
                queuedAt,
                claimedAt,
                takenUpAgain,
                thinkingOver,
                stopRequested,
                ended,
                kept.size(),
                attempts.size(),
                open);
    }

    /** An event was told. */
    void note(RunEvent event) {
        switch (event) {
            case RunEvent.AttemptStarted started -> attempts.put(started.attempt(), Ending.OPEN);
            case RunEvent.TextStreamed _ -> {}
            case RunEvent.AttemptRejected rejected -> attempts.put(rejected.attempt(), Ending.REJECTED);
            case RunEvent.StepCompleted completed -> {
                attempts.put(completed.attempt(), Ending.ACCEPTED);
                kept.add(completed.step().ref());
            }
            case RunEvent.ThinkingEnded _ -> thinkingOver = true;
            case RunEvent.RunQueued queued -> {
                queuedAt = queued.at();
                if (ended) {
                    takenUpAgain++;
                    stopRequested = false;
                    ended = false;
                }
            }
            case RunEvent.RunClaimed claimed -> claimedAt = Optional.of(claimed.at());
            case RunEvent.StopRequested _ -> stopRequested = true;
            case RunEvent.RunFinished _ -> {
                ended = true;
                // what was open was closed together with the run
                attempts.replaceAll((_, ending) -> ending == Ending.OPEN ? Ending.REJECTED : ending);
            }
        }
    }

    /** What happened since, in an order in which it can have happened; empty if that cannot be told event by event. */
    Optional<List<RunEvent>> news(RunDetails now) {
        int furtherLives = now.takenUpAgain() - takenUpAgain;
        boolean everyEndIsTold = ended
                ? furtherLives == 1 || (furtherLives == 0 && now.run().state().isEnd())
                : furtherLives == 0;
        return everyEndIsTold && now.attempts().stream().noneMatch(this::wasLost)
                ? Optional.of(events(now, furtherLives > 0))
                : Optional.empty();
    }

    /** The attempt of a node that was lost: its text has to go, and no event takes it away. */
    private boolean wasLost(Attempt attempt) {
        return attempt.cause().equals(Optional.of(Cause.NODE_LOST)) && attempts.get(attempt.ref()) != Ending.REJECTED;
    }

    private List<RunEvent> events(RunDetails now, boolean livesAgain) {
        var events = new ArrayList<RunEvent>();
        var sinceClaim = new ArrayList<RunEvent>();
        byPlace(now).forEach((place, tries) -> {
            for (var attempt : tries) {
                tell(attempt, attempts.containsKey(attempt.ref()) ? events : sinceClaim);
            }
            boolean known = tries.stream().map(Attempt::ref).allMatch(attempts::containsKey);
            tellKept(now, place, known ? events : sinceClaim);
        });
        tellThinkingEnd(now, sinceClaim);
        tellQueue(now, events);
        events.addAll(sinceClaim);
        tellEnd(now, livesAgain, events);
        return events;
    }

    private static Map<StepRef, List<Attempt>> byPlace(RunDetails details) {
        var places = new LinkedHashMap<StepRef, List<Attempt>>();
        for (var attempt : details.attempts()) {
            places.computeIfAbsent(attempt.ref().step(), _ -> new ArrayList<>()).add(attempt);
        }
        return places;
    }

    /** An attempt without figures was closed together with its run, whose end is told. */
    private void tell(Attempt attempt, List<RunEvent> events) {
        var told = attempts.get(attempt.ref());
        if (told == null) {
            events.add(new RunEvent.AttemptStarted(attempt.ref(), attempt.changes(), attempt.startedAt()));
        }
        if (attempt.ending() == Ending.REJECTED && told != Ending.REJECTED) {
            attempt.figures()
                    .map(figures -> new AttemptEnd(
                            attempt.cause().orElseThrow(), attempt.detail(), attempt.rawReply(), figures))
                    .ifPresent(end -> events.add(new RunEvent.AttemptRejected(attempt.ref(), end)));
        }
    }

    private void tellKept(RunDetails now, StepRef place, List<RunEvent> events) {
        now.steps().stream()
                .filter(step -> step.step().ref().equals(place) && !kept.contains(place))
                .map(step -> new RunEvent.StepCompleted(step.attempt(), step.step()))
                .forEach(events::add);
    }

    private void tellQueue(RunDetails now, List<RunEvent> events) {
        var run = now.run();
        if (!run.queuedAt().equals(queuedAt)) {
            events.add(new RunEvent.RunQueued(run.queuedAt()));
        }
        run.claimedAt()
                .filter(at -> !Optional.of(at).equals(claimedAt))
                .map(RunEvent.RunClaimed::new)
                .ifPresent(events::add);
    }

    /** Before the first call for the answer, where there is one. */
    private void tellThinkingEnd(RunDetails now, List<RunEvent> events) {
        now.run().thinkingEnd().filter(_ -> !thinkingOver).ifPresent(end -> {
            int place = 0;
            while (place < events.size() && !asksForAnswer(events.get(place))) {
                place++;
            }
            events.add(place, new RunEvent.ThinkingEnded(end));
        });
    }

    private static boolean asksForAnswer(RunEvent event) {
        return event instanceof RunEvent.AttemptStarted started
                && started.attempt().step().kind() == StepKind.ANSWER;
    }

    private void tellEnd(RunDetails now, boolean livesAgain, List<RunEvent> events) {
        var run = now.run();
        if (run.state().isEnd()) {
            if (!ended || livesAgain) {
                events.add(new RunEvent.RunFinished(
                        run.outcome().orElseThrow(), run.endedAt().orElseThrow()));
            }
        } else if (now.stopRequested() && (!stopRequested || livesAgain)) {
            events.add(new RunEvent.StopRequested());
        }
    }
}
