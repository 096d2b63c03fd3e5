package dev.stepwise.endpoint;

/** How a step is written. */
public enum OutputMode {
    /** As a JSON object; it is asked for by {@code response_format} of type {@code json_schema}. */
    JSON_SCHEMA,
    /** As the text that the model writes; every server can do that. */
    TEXT
}
