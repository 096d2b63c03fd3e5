package dev.stepwise.llm.reasoning;

import java.util.List;

/**
 * Has the model not think by itself in a step's next reply, where it did nothing else in one before.
 *
 * @param works whether this may be asked for, as far as was known before the step
 * @param learnt whether the run has learnt that no reply comes otherwise
 */
record ThinkingSwitch(boolean works, boolean learnt) {

    /** Whether the thinking goes on and may be turned off, where it was the whole of a reply. */
    boolean canTurnOffAfter(List<FailedAttempt> failedAttempts) {
        return !learnt && worksAfter(failedAttempts);
    }

    /** Whether it is asked not to think. */
    boolean isOffAfter(List<FailedAttempt> failedAttempts, List<FailedAttempt> badReplies) {
        return worksAfter(failedAttempts)
                && (learnt || badReplies.stream().anyMatch(bad -> bad.isOnlyThinking() || bad.isCutWhileThinking()));
    }

    private boolean worksAfter(List<FailedAttempt> failedAttempts) {
        return works && failedAttempts.stream().noneMatch(FailedAttempt::refusedThinkingOff);
    }
}
