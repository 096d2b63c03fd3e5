package dev.stepwise.ui.run;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.ui.run.state.RunViewState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page is to show of its run, made from all that was heard so far; used by one thread. */
final class RunPicture {

    private static final Logger LOG = LoggerFactory.getLogger(RunPicture.class);

    /** Something that changes the picture, or ends it. */
    sealed interface Heard {}

    record Replaced(RunSnapshot snapshot) implements Heard {}

    record Moved(RunViewState state) implements Heard {}

    record Happened(RunEvent event, Instant at) implements Heard {}

    record Closed() implements Heard {}

    private final Supplier<OptionalInt> placeInQueue;
    private @Nullable RunViewState state;
    private @Nullable AttemptRef begunToWrite;

    RunPicture(Supplier<OptionalInt> placeInQueue) {
        this.placeInQueue = placeInQueue;
    }

    /** Empty before the first snapshot. */
    Optional<RunViewState> state() {
        return Optional.ofNullable(state);
    }

    /** Whether the run waits for a node. */
    boolean isQueued() {
        return state != null && state.isQueued();
    }

    /** Asks for the run's place in the queue; empty if that is the one shown. */
    Optional<Heard> move() {
        return state().map(shown -> shown.behind(place()))
                .filter(moved -> !moved.equals(state))
                .map(Moved::new);
    }

    /** Takes something in; returns whether it should be shown at once. */
    boolean take(Heard heard) {
        return switch (heard) {
            case Replaced(var snapshot) -> {
                state = RunViewState.of(snapshot);
                if (state.isQueued()) {
                    state = state.behind(place());
                }
                yield true;
            }
            case Moved(var moved) -> {
                state = moved;
                yield true;
            }
            case Happened(var event, var at) -> {
                var before = state;
                if (before == null) {
                    yield false;
                }
                state = before.after(event, at);
                yield isUrgent(event);
            }
            case Closed() -> true;
        };
    }

    private boolean isUrgent(RunEvent event) {
        return switch (event) {
            case RunEvent.TextStreamed text -> {
                boolean first = !text.attempt().equals(begunToWrite);
                begunToWrite = text.attempt();
                yield first;
            }
            case RunEvent.RunFinished _ -> true;
            case RunEvent.AttemptStarted _,
                    RunEvent.AttemptRejected _,
                    RunEvent.StepCompleted _,
                    RunEvent.ThinkingEnded _,
                    RunEvent.RunQueued _,
                    RunEvent.RunClaimed _,
                    RunEvent.AttemptAbandoned _,
                    RunEvent.DirectiveGiven _ -> false;
        };
    }

    private OptionalInt place() {
        try {
            return placeInQueue.get();
        } catch (RuntimeException unknown) {
            LOG.atDebug().log("A run's place in the queue could not be read");
            return OptionalInt.empty();
        }
    }
}
