package dev.stepwise.run.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.Strategy;

/** Reads raw replies that were not kept as whoever watched read them while they were written. */
@FunctionalInterface
public interface ReplyReading {

    /** What can be read of a reply that was made for a step, or for the answer, of that way of reasoning and output mode; it may end anywhere. */
    ReplyText read(Strategy strategy, OutputMode mode, StepKind kind, String rawReply);
}
