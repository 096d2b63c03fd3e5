package dev.stepwise.reader;

/**
 * What a reader waits for, in seconds from pressing Ask.
 *
 * @param firstText until any of the model's words can be read
 * @param firstStep until the first step is whole
 * @param answerBegins until any of the answer's words can be read
 * @param answered until the answer is whole
 */
public record Timing(double firstText, double firstStep, double answerBegins, double answered) {}
