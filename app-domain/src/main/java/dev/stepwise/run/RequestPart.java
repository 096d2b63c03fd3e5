package dev.stepwise.run;

/** A part of a request to a model that not every server takes. */
public enum RequestPart {
    /** The schema of a step; JSON mode is asked for in its place. */
    SCHEMA,
    /** JSON mode; without it and the schema nothing holds a reply to JSON. */
    JSON_MODE,
    /** The system's role; its text stands before the question then. */
    SYSTEM_ROLE,
    TOP_P,
    TEMPERATURE,
    SEED,
    /** The limit's usual name; it is sent under its newer one then. */
    MAX_TOKENS,
    /** That the server counts tokens. */
    STREAM_OPTIONS,
    TOP_K,
    MIN_P,
    PRESENCE_PENALTY,
    FREQUENCY_PENALTY,
    REPETITION_PENALTY,
    STOP,
    REASONING_EFFORT,
    /** How many tokens the model may think by itself. */
    THINKING_TOKENS,
    /** That the model is not to think by itself. */
    THINKING_OFF
}
