package dev.stepwise.run;

import java.util.Optional;

/** How a run ended. */
public sealed interface RunOutcome extends ReasoningEnd {

    /** There is an answer; DIRECT has no thinking that could end. */
    record Answered(Optional<ThinkingEnd> thinkingEnd) implements RunOutcome {}

    /** Its owner stopped it; the steps are kept. */
    record Stopped() implements RunOutcome {}

    /**
     * It could not go on; the steps are kept.
     *
     * @param place empty if it failed before any call
     */
    record Failed(Optional<StepRef> place, Cause cause, CauseDetail detail) implements RunOutcome {}

    /** The state that a run with this outcome is in. */
    default RunState state() {
        return switch (this) {
            case Answered _ -> RunState.ANSWERED;
            case Stopped _ -> RunState.STOPPED;
            case Failed _ -> RunState.FAILED;
        };
    }
}
