package dev.stepwise.run;

/** Why the thinking ended and the answer was asked for. */
public enum ThinkingEnd {
    MODEL_DECIDED,
    STEP_LIMIT,
    CONTEXT_FULL,
    REPEATING,
    ASKED_TO_FINISH
}
