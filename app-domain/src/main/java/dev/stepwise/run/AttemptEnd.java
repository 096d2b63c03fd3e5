package dev.stepwise.run;

/**
 * How an attempt ended that was not accepted.
 *
 * @param rawReply what the model wrote, as far as it came
 * @param thinking what it thought by itself before it replied, as far as it came
 */
public record AttemptEnd(Cause cause, CauseDetail detail, String rawReply, String thinking, CallFigures figures) {}
