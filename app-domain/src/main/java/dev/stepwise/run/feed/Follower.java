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
 * beginning was delivered to it. All but closing happens under the run's lock.
 */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int NOTHING = -1;

    private final RunObserver observer;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** Entries that came before those that go before them, or before the snapshot. */
    private final NavigableMap<Integer, RunEvent.Logged> early = new TreeMap<>();

    private int delivered = NOTHING;
    private @Nullable AttemptRef writing;

    Follower(RunObserver observer) {
        this.observer = observer;
    }

    /** Delivers nothing more; false if that was so before. */
    boolean close() {
        return open.compareAndSet(true, false);
    }

    /** The number of the last entry that was delivered, in the snapshot or after it; empty before that. */
    OptionalInt delivered() {
        return delivered == NOTHING ? OptionalInt.empty() : OptionalInt.of(delivered);
    }

    /** Delivers the snapshot, and what came while it was read. */
    void begin(RunDetails details, Optional<LiveCall> call) {
        delivered = details.logSeq();
        var stored = LiveCall.openIn(details);
        var live = stored.map(open ->
                call.filter(known -> known.attempt().equals(open.attempt())).orElse(open));
        writing = live.map(LiveCall::attempt).orElse(null);
        var snapshot = new RunSnapshot(details, live.map(LiveCall::toAttempt));
        callObserver(() -> observer.onSnapshot(snapshot));
        deliverEarly(call);
    }

    /** Delivers an entry in its turn. Returns whether none is missing before it. */
    boolean deliver(RunLogEntry entry, Optional<LiveCall> call) {
        if (delivered == NOTHING || entry.seq() > delivered) {
            early.put(entry.seq(), entry.event());
        }
        return delivered == NOTHING || deliverEarly(call);
    }

    private boolean deliverEarly(Optional<LiveCall> call) {
        for (var next = early.firstEntry(); next != null && next.getKey() <= delivered + 1; next = early.firstEntry()) {
            early.remove(next.getKey());
            if (next.getKey() == delivered + 1) {
                delivered = next.getKey();
                deliver(next, call);
            }
        }
        return early.isEmpty();
    }

    private void deliver(Map.Entry<Integer, RunEvent.Logged> entry, Optional<LiveCall> call) {
        var event = entry.getValue();
        writing = switch (event) {
            case RunEvent.AttemptStarted started -> started.attempt();
            case RunEvent.AttemptRejected(var attempt, var _) -> unless(attempt);
            case RunEvent.AttemptAbandoned(var attempt, var _) -> unless(attempt);
            case RunEvent.StepCompleted _, RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ -> null;
            case RunEvent.AttemptWaits _, RunEvent.ThinkingEnded _, RunEvent.DirectiveGiven _ -> writing;
        };
        callObserver(() -> observer.onEvent(event));
        if (event instanceof RunEvent.AttemptStarted started) {
            call.filter(known -> known.attempt().equals(started.attempt())).ifPresent(this::deliverTextSoFar);
        }
    }

    private @Nullable AttemptRef unless(AttemptRef over) {
        return over.equals(writing) ? null : writing;
    }

    private void deliverTextSoFar(LiveCall call) {
        for (var field : Field.values()) {
            call.textSoFar(field).ifPresent(this::deliver);
        }
    }

    /** Delivers text that has just come. */
    void deliver(TextStreamed text) {
        if (text.attempt().equals(writing)) {
            callObserver(() -> observer.onEvent(text));
        }
    }

    /** What an observer throws ends here. */
    private void callObserver(Runnable call) {
        if (!open.get()) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException failure) {
            // The text of the failure could hold the model's words.
            LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("An observer of a run failed");
        }
    }
}
