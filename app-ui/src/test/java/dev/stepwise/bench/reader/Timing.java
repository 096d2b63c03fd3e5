package dev.stepwise.bench;

/**
 * What a reader waits for, in seconds from pressing Ask.
 *
 * @param firstText until any of the model's words can be read
 * @param answered until the answer is whole
 */
record Timing(double firstText, double answered) {}
