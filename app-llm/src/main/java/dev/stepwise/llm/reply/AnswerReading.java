package dev.stepwise.llm.reply;

/** What became of the reading of an answer. */
public sealed interface AnswerReading {

    /**
     * The answer, not blank.
     *
     * @param repaired whether it was taken out of a JSON object
     */
    record Accepted(String text, boolean repaired) implements AnswerReading {}

    /** Nothing readable. */
    record Rejected() implements AnswerReading {}
}
