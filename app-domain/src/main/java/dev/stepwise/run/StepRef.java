package dev.stepwise.run;

/**
 * A place in a run.
 *
 * @param number from 1; the answer's is one more than the last step's
 */
public record StepRef(int number, StepKind kind) {}
