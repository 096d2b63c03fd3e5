package dev.stepwise.llm.langchain4j;

import java.util.Optional;

/**
 * How a server takes what concerns a model's own thinking.
 *
 * @param takesObject whether wishes about it go into OpenRouter's object {@code reasoning}
 * @param replayedAs the name under which it is sent back with the model's earlier replies; empty: not at all
 */
record ThinkingForm(boolean takesObject, Optional<String> replayedAs) {

    /** Nothing is known of the server, and nothing is sent back. */
    static final ThinkingForm USUAL = new ThinkingForm(false, Optional.empty());
}
