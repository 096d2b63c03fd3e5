package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CallChanges;
import dev.stepwise.settings.Sampling;

/** The part of a request that can differ from attempt to attempt, and in what it differs from the settings. */
record AttemptRequest(
        String userTurn, int maxTokens, Sampling sampling, ChatCall.ReplyFormat format, CallChanges changes) {}
