package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.repetition.Loop;
import dev.stepwise.run.CallChanges;
import dev.stepwise.settings.Sampling;
import java.util.List;

/**
 * The part of a request that can differ from attempt to attempt, and in what it differs from the settings.
 *
 * @param meantLoops loops that are no fault in its reply
 */
record AttemptRequest(
        String userTurn,
        int maxTokens,
        Sampling sampling,
        ChatCall.ReplyFormat format,
        CallChanges changes,
        List<Loop> meantLoops) {}
