package dev.stepwise.faults.cluster;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who follows a run and writes down what does not fit together: a gap, something twice, a text that is not the step's. */
public final class Watcher implements RunObserver {

    private final RunId run;
    private final List<CompletedStep> steps = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<AttemptRef> call = Optional.empty();
    private int readToTheEnd;
    private boolean finished;

    public Watcher(RunId run) {
        this.run = run;
    }

    @Override
    public synchronized void onSnapshot(RunSnapshot snapshot) {
        steps.clear();
        snapshot.details().steps().forEach(kept -> steps.add(kept.step()));
        call = snapshot.live().map(live -> live.attempt());
        text.setLength(0);
        snapshot.live().ifPresent(live -> text.append(live.text().content()));
        finished |= snapshot.details().run().state().isEnd();
    }

    @Override
    public synchronized void onEvent(RunEvent event) {
        switch (event) {
            case RunEvent.AttemptStarted started -> begin(Optional.of(started.attempt()));
            case RunEvent.TextStreamed streamed -> read(streamed);
            case RunEvent.StepCompleted completed -> complete(completed);
            case RunEvent.AttemptRejected _, RunEvent.AttemptAbandoned _, RunEvent.RunQueued _, RunEvent.RunClaimed _ ->
                begin(Optional.empty());
            case RunEvent.RunFinished _ -> finished = true;
            case RunEvent.AttemptWaits _, RunEvent.ThinkingEnded _, RunEvent.DirectiveGiven _ -> {}
        }
    }

    private void begin(Optional<AttemptRef> next) {
        call = next;
        text.setLength(0);
    }

    private void read(RunEvent.TextStreamed streamed) {
        if (call.isEmpty() || !call.get().equals(streamed.attempt())) {
            complaints.add("run " + run + ": text of " + streamed.attempt() + " while " + call + " is under way");
        } else if (streamed.field() == RunEvent.Field.CONTENT) {
            text.append(streamed.text());
        }
    }

    private void complete(RunEvent.StepCompleted completed) {
        var step = completed.step();
        if (step.ref().number() != steps.size() + 1) {
            complaints.add("run " + run + ": step " + step.ref().number() + " after " + steps.size() + " steps");
        }
        steps.add(step);
        if (call.filter(completed.attempt()::equals).isPresent()) {
            if (!step.content().startsWith(text.toString().strip())) {
                complaints.add("run " + run + ", step " + step.ref().number() + ": read “" + text + "” of “"
                        + step.content() + "”");
            } else if (step.content().equals(text.toString().strip())) {
                readToTheEnd++;
            }
        }
        begin(Optional.empty());
    }

    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    public synchronized boolean hasSeenTheEnd() {
        return finished;
    }

    /** What the watcher holds to be the run's steps. */
    public synchronized List<String> contents() {
        return steps.stream().map(CompletedStep::content).toList();
    }

    /** Of how many steps all of the text came while they were written. */
    public synchronized int readToTheEnd() {
        return readToTheEnd;
    }
}
