package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CallChanges;

/** The part of a request that can differ from attempt to attempt, and in what it differs from the settings. */
record AttemptRequest(
        String userTurn,
        int maxTokens,
        double temperature,
        int seed,
        ChatCall.ReplyFormat format,
        CallChanges changes) {}
