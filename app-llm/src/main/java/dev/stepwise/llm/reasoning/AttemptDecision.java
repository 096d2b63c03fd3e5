package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ThinkingEnd;
import java.time.Duration;
import java.util.Optional;

/** What comes next for a step, after some attempts at it. */
sealed interface AttemptDecision {

    /** A call, after a pause. */
    record Call(AttemptRequest request, Duration pause) implements AttemptDecision {}

    /**
     * An attempt's reply is kept.
     *
     * @param request that it replied to
     * @param raw as far as it is kept
     * @param thinking what the model thought by itself before it
     * @param despite why it was not accepted at first
     */
    record Keep(
            AttemptRef attempt,
            AttemptRequest request,
            String raw,
            String thinking,
            Usable usable,
            CallFigures figures,
            Optional<Cause> despite)
            implements AttemptDecision {}

    /** The run fails. */
    record Fail(Cause cause, CauseDetail detail) implements AttemptDecision {}

    /** The thinking ends without this step. */
    record Conclude(ThinkingEnd end) implements AttemptDecision {}

    /** The run is ended, or left, from outside. */
    record Leave(ReasoningEnd end) implements AttemptDecision {}
}
