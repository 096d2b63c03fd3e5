package dev.stepwise.llm.reasoning;

import java.util.List;

/**
 * Has the model not think by itself in a step's next reply, where it did nothing else in one before.
 *
 * @param works whether this may be asked for, as far as was known before the step
 */
record ThinkingSwitch(boolean works) {

    /** Whether the model may be asked not to think, after these attempts at the step. */
    boolean worksAfter(List<FailedAttempt> failedAttempts) {
        return works && failedAttempts.stream().noneMatch(FailedAttempt::refusedThinkingOff);
    }

    /** Whether it is asked not to think. */
    boolean isOffAfter(List<FailedAttempt> failedAttempts, List<FailedAttempt> badReplies) {
        return worksAfter(failedAttempts)
                && badReplies.stream().anyMatch(bad -> bad.isOnlyThinking() || bad.isCutWhileThinking());
    }
}
