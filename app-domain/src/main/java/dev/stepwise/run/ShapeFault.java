package dev.stepwise.run;

/** What is wrong with a step's reply that cannot be used. */
public enum ShapeFault {
    /** No JSON object in it, or one that is no valid JSON. */
    NO_OBJECT,
    /** A list instead of an object. */
    LIST,
    /** {@code content} is missing or null. */
    CONTENT_MISSING,
    /** {@code content} holds white space alone, or nothing. */
    CONTENT_BLANK,
    /** {@code content} is an object, a list, a number or a truth value. */
    CONTENT_NOT_TEXT,
    /** {@code content} breaks off, as where a grammar ends a text at a quote that the model has not escaped. */
    ENDS_AT_QUOTE,
    /** The text ends before the object does. */
    UNCLOSED,
    /** White space past the bound, before the value of {@code next_action} was complete. */
    RUN_ON
}
