package dev.stepwise.ui.run.state;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepRef;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What a run is doing, as far as its page tells. */
public sealed interface RunPhase {

    /**
     * Nothing is asked of the model yet.
     *
     * @param again whether it had ended before, or its node was lost
     * @param before how many runs come before it, where it waits for a node and that is known
     */
    record Waiting(boolean again, OptionalInt before) implements RunPhase {

        Waiting(boolean again) {
            this(again, OptionalInt.empty());
        }
    }

    /** The model is asked for a step or the answer. */
    record Writing() implements RunPhase {}

    /** Somebody pressed Stop, and the model server has not let go yet. */
    record Stopping() implements RunPhase {}

    record Answered(Instant at) implements RunPhase {}

    record Stopped(Instant at) implements RunPhase {}

    /** @param place empty if it failed before any call */
    record Failed(Optional<StepRef> place, Cause cause, CauseDetail detail, Instant at) implements RunPhase {}

    static RunPhase end(RunOutcome outcome, Instant at) {
        return switch (outcome) {
            case RunOutcome.Answered _ -> new Answered(at);
            case RunOutcome.Stopped _ -> new Stopped(at);
            case RunOutcome.Failed(var place, var cause, var detail) -> new Failed(place, cause, detail, at);
        };
    }

    /** Whether nothing more happens by itself. */
    default boolean isEnd() {
        return switch (this) {
            case Waiting _, Writing _, Stopping _ -> false;
            case Answered _, Stopped _, Failed _ -> true;
        };
    }
}
