package dev.stepwise.endpoint;

/**
 * One thing that a run needs or makes use of, and whether the server has it.
 *
 * @param detail a figure or the server's own words, at most 300 characters; may be empty
 */
public record CheckPoint(Kind kind, Verdict verdict, String detail) {

    private static final int LIMIT = 300;

    public CheckPoint {
        detail = detail.length() > LIMIT ? detail.substring(0, LIMIT) : detail;
    }

    /** What was tried. */
    public enum Kind {
        /** A short question with a streamed reply; the detail is the model's name. */
        CHAT,
        /** Replies that are held to a JSON schema. */
        SCHEMA,
        /** Replies that are held to JSON where no schema is taken; only then it is tried. */
        JSON_MODE,
        /** Settings that not every server takes; the detail names those that this one refuses. */
        PARAMETERS,
        /** Counts of tokens at the end of a stream. */
        USAGE,
        /** How much of a prompt came from the server's cache. */
        CACHE,
        /** How many tokens prompt and reply may have together; the detail is the number. */
        CONTEXT,
        /** Whether what does not fit into the context is cut without a word, as Ollama does. */
        SILENT_CUT,
        /** Counting a prompt's tokens before it is sent. */
        TOKENIZE
    }

    /** What came of it. */
    public enum Verdict {
        WORKS,
        /** Stepwise does without, and says where that matters. */
        MISSING,
        /** Runs would fail or go wrong. */
        FAILS
    }
}
