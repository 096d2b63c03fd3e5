package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunLogEntry;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who follows a run: gets one snapshot, then each later entry of the run's log once and in order, and the text of calls whose
 * beginning it was told. All but closing happens under the run's lock.
 */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int NOTHING = -1;

    private final RunObserver observer;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** Entries that came before those that go before them, or before the snapshot. */
    private final NavigableMap<Integer, RunEvent.Logged> early = new TreeMap<>();

    private int told = NOTHING;
    private @Nullable AttemptRef writing;

    Follower(RunObserver observer) {
        this.observer = observer;
    }

    /** Nothing more is told; false if that was so before. */
    boolean close() {
        return open.compareAndSet(true, false);
    }

    /** The last entry that was told, in the snapshot or after it; empty before that. */
    OptionalInt told() {
        return told == NOTHING ? OptionalInt.empty() : OptionalInt.of(told);
    }

    /** Tells the snapshot, and what came while it was read. */
    void begin(RunDetails details, Optional<LiveCall> call) {
        told = details.logSeq();
        var stored = LiveCall.openIn(details);
        var live = stored.map(open ->
                call.filter(known -> known.attempt().equals(open.attempt())).orElse(open));
        writing = live.map(LiveCall::attempt).orElse(null);
        var snapshot = new RunSnapshot(details, live.map(LiveCall::toAttempt));
        pass(() -> observer.onSnapshot(snapshot));
        tellEarly(call);
    }

    /** Tells an entry in its turn. Returns whether none is missing before it. */
    boolean tell(RunLogEntry entry, Optional<LiveCall> call) {
        if (told == NOTHING || entry.seq() > told) {
            early.put(entry.seq(), entry.event());
        }
        return told == NOTHING || tellEarly(call);
    }

    private boolean tellEarly(Optional<LiveCall> call) {
        for (var next = early.firstEntry(); next != null && next.getKey() <= told + 1; next = early.firstEntry()) {
            early.remove(next.getKey());
            if (next.getKey() == told + 1) {
                told = next.getKey();
                tell(next, call);
            }
        }
        return early.isEmpty();
    }

    private void tell(Map.Entry<Integer, RunEvent.Logged> entry, Optional<LiveCall> call) {
        var event = entry.getValue();
        writing = switch (event) {
            case RunEvent.AttemptStarted started -> started.attempt();
            case RunEvent.AttemptRejected(var attempt, var _) -> unless(attempt);
            case RunEvent.AttemptAbandoned(var attempt, var _) -> unless(attempt);
            case RunEvent.StepCompleted _, RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ -> null;
            case RunEvent.ThinkingEnded _, RunEvent.DirectiveGiven _ -> writing;
        };
        pass(() -> observer.onEvent(event));
        if (event instanceof RunEvent.AttemptStarted started) {
            call.filter(known -> known.attempt().equals(started.attempt())).ifPresent(this::tellTextSoFar);
        }
    }

    private @Nullable AttemptRef unless(AttemptRef over) {
        return over.equals(writing) ? null : writing;
    }

    private void tellTextSoFar(LiveCall call) {
        for (var field : Field.values()) {
            call.textSoFar(field).ifPresent(this::tell);
        }
    }

    /** Tells text that has just come. */
    void tell(TextStreamed text) {
        if (text.attempt().equals(writing)) {
            pass(() -> observer.onEvent(text));
        }
    }

    /** What an observer throws ends here. */
    private void pass(Runnable telling) {
        if (!open.get()) {
            return;
        }
        try {
            telling.run();
        } catch (RuntimeException failure) {
            // The text of the failure could hold the model's words.
            LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("An observer of a run failed");
        }
    }
}
