package dev.stepwise.run;

/** Why the thinking ended and the answer was asked for. */
public enum ThinkingEnd {
    MODEL_DECIDED,
    STEP_LIMIT,
    CONTEXT_FULL,
    REPEATING,
    /** The model wrote nothing that could be read as a further step. */
    NO_FURTHER_STEP,
    ASKED_TO_FINISH
}
