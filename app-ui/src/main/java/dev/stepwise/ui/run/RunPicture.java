package dev.stepwise.ui.run;

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

    /** Something that changes the picture. */
    sealed interface Heard {}

    record Replaced(RunSnapshot snapshot) implements Heard {}

    record Happened(RunEvent event, Instant at) implements Heard {}

    private final Supplier<OptionalInt> placeInQueue;
    private @Nullable RunViewState state;

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

    /** Asks for the run's place in the queue; returns whether that is another one than before. */
    boolean move() {
        var shown = state;
        if (shown == null) {
            return false;
        }
        var moved = shown.behind(place());
        state = moved;
        return !moved.equals(shown);
    }

    /** What happens before the first snapshot is in the snapshot. */
    void take(Heard heard) {
        switch (heard) {
            case Replaced(var snapshot) -> {
                var read = RunViewState.of(snapshot);
                state = read.isQueued() ? read.behind(place()) : read;
            }
            case Happened(var event, var at) -> {
                if (state != null) {
                    state = state.after(event, at);
                }
            }
        }
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
