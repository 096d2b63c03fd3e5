package dev.stepwise.llm.reasoning;

import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;

/**
 * A step, or the answer, that attempts are made for.
 *
 * @param said all that was said before
 * @param userTurn what is said now, as long as no attempt went wrong
 * @param maxTokens that the reply may have, likewise
 */
record StepRequest(StepRef place, Conversation said, String userTurn, ReplyShape shape, int maxTokens) {

    boolean isStep() {
        return place.kind() == StepKind.REASONING;
    }
}
