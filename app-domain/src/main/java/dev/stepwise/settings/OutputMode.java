package dev.stepwise.settings;

/** How the shape of a step's reply is asked for. */
public enum OutputMode {
    /** {@code response_format} of type {@code json_schema}. */
    JSON_SCHEMA
}
