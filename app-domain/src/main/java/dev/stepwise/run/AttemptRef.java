package dev.stepwise.run;

/**
 * One model call for a step.
 *
 * @param ordinal from 1, over the run's whole life, so that a step that is taken up again goes on counting
 */
public record AttemptRef(StepRef step, int ordinal) {}
