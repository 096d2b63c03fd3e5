package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ThinkingEnd;

/** What became of a step that was asked for. */
sealed interface StepResult {

    /** The step, or the answer, is stored. */
    record Kept(CompletedStep step) implements StepResult {}

    /** There will be no such step, and the answer is due. */
    record ThinkingOver(ThinkingEnd end) implements StepResult {}

    /** The work on the run is over. */
    record WorkOver(ReasoningEnd end) implements StepResult {}
}
