package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.TextStreamed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node has in memory of a run that is worked on here or followed: the text so far of the call under way, and who
 * follows. Everything happens under {@link #lock}, which is always taken before a database connection and never after.
 */
final class LiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

    final ReentrantLock lock = new ReentrantLock();
    private final List<RunObserver> observers = new CopyOnWriteArrayList<>();
    private @Nullable Call call;

    /** Who may stream text: the latest claim of this node. */
    @Nullable
    RunChannel worker;

    /** How many channels and followers hold on to it; guarded by the map that it stands in. */
    int holders;

    private static final class Call {
        final RunEvent.AttemptStarted started;
        final StringBuilder title = new StringBuilder();
        final StringBuilder content = new StringBuilder();
        Optional<Instant> firstTextAt = Optional.empty();

        Call(RunEvent.AttemptStarted started) {
            this.started = started;
        }
    }

    void add(RunObserver observer) {
        observers.add(observer);
    }

    void remove(RunObserver observer) {
        observers.remove(observer);
    }

    Optional<LiveAttempt> attempt() {
        return Optional.ofNullable(call)
                .map(open -> new LiveAttempt(
                        open.started.attempt(),
                        open.started.changes(),
                        open.started.at(),
                        open.firstTextAt,
                        open.title.toString(),
                        open.content.toString()));
    }

    void tell(RunEvent event) {
        switch (event) {
            case RunEvent.AttemptStarted started -> call = new Call(started);
            case TextStreamed text -> append(text);
            case RunEvent.AttemptRejected rejected -> forget(rejected.attempt());
            case RunEvent.StepCompleted _, RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ ->
                call = null;
            case RunEvent.ThinkingEnded _, RunEvent.StopRequested _ -> {}
        }
        for (var observer : observers) {
            isolated(() -> observer.onEvent(event));
        }
    }

    private void append(TextStreamed text) {
        if (call != null && call.started.attempt().equals(text.attempt())) {
            var field = switch (text.field()) {
                case TITLE -> call.title;
                case CONTENT -> call.content;
            };
            field.append(text.text());
            if (call.firstTextAt.isEmpty()) {
                call.firstTextAt = Optional.of(Instant.now());
            }
        }
    }

    private void forget(AttemptRef attempt) {
        if (call != null && call.started.attempt().equals(attempt)) {
            call = null;
        }
    }

    /** Runs a listener's code; what it throws ends here. */
    static void isolated(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            // The text of the failure could hold the model's words.
            LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("An observer of a run failed");
        }
    }
}
