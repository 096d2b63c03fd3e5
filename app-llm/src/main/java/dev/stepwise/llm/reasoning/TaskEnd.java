package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ThinkingEnd;

/** What became of a task. */
sealed interface TaskEnd {

    /** The step, or the answer, is stored. */
    record Kept(CompletedStep step) implements TaskEnd {}

    /** There will be no such step, and the answer is due. */
    record ThinkingOver(ThinkingEnd end) implements TaskEnd {}

    /** The work on the run is over. */
    record WorkOver(ReasoningEnd end) implements TaskEnd {}
}
