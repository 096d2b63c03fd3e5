package dev.stepwise.run;

/**
 * How an attempt ended that was not accepted.
 *
 * @param rawReply what the model wrote, as far as it came
 */
public record AttemptEnd(Cause cause, CauseDetail detail, String rawReply, CallFigures figures) {}
