package dev.stepwise.run;

/**
 * How an attempt ended that was not accepted.
 *
 * @param detail the technical cause, in the server's words where it has some; never a question's or reply's text; may be empty
 * @param rawReply what the model wrote, as far as it came
 */
public record AttemptEnd(Cause cause, String detail, String rawReply, CallFigures figures) {}
