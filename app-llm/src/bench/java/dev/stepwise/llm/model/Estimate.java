package dev.stepwise.llm.model;

import java.util.List;

/** How long asking takes, by what a token took in one call; prompts and replies differ, so it is within a factor of two or so. */
record Estimate(double secondsAToken) {

    /** What a call of a small model takes of tokens, the reading of what is new in its prompt included. */
    private static final int TOKENS_A_CALL = 80;

    /** Chains end early more often than not. */
    private static final double SHARE_OF_MOST_CALLS = 0.6;

    String words(List<Way> ways) {
        double calls = ways.stream()
                .mapToDouble(way -> way.settings().isInSteps() ? SHARE_OF_MOST_CALLS * way.mostCalls() : 1)
                .sum();
        long minutes = Math.max(1, Math.round(calls * TOKENS_A_CALL * secondsAToken / 60));
        return minutes < 120 ? "about " + minutes + " minutes" : "about " + Math.round(minutes / 60.0) + " hours";
    }
}
