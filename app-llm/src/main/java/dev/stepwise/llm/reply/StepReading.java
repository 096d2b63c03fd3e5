package dev.stepwise.llm.reply;

import dev.stepwise.run.ShapeFault;

/** What became of the reading of a step's reply. */
public sealed interface StepReading {

    /**
     * The reply is a step. Neither text holds U+0000 or half a surrogate pair.
     *
     * @param title as the model wrote it; empty where there is none, or a blank one
     * @param content not blank
     * @param finalAnswer whether the model wants to give its answer next
     * @param repaired whether the reply was not quite what was asked for
     */
    record Accepted(String title, String content, boolean finalAnswer, boolean repaired) implements StepReading {}

    /** The reply is no step. */
    record Rejected(ShapeFault fault) implements StepReading {}
}
