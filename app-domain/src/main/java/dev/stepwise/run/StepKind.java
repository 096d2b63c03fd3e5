package dev.stepwise.run;

/** What a step is. */
public enum StepKind {
    /** A step of the chain. */
    REASONING,
    /** The answer: the row after the last step, which does not count against the maximum. */
    ANSWER
}
