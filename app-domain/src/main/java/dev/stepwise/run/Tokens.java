package dev.stepwise.run;

import java.util.OptionalInt;

/**
 * Token counts of one model call.
 *
 * @param prompt empty where nothing is known
 * @param cached of the prompt; empty where the server does not say, which is not 0
 * @param completion empty where nothing is known
 * @param thinking of the completion, what the model thought by itself; empty where the server does not say
 * @param estimated whether prompt and completion are ours, because the server sent no usage; shown with "about"
 */
public record Tokens(
        OptionalInt prompt, OptionalInt cached, OptionalInt completion, OptionalInt thinking, boolean estimated) {

    public static final Tokens UNKNOWN =
            new Tokens(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);

    /** Counts of a call whose server says nothing of thinking. */
    public Tokens(OptionalInt prompt, OptionalInt cached, OptionalInt completion, boolean estimated) {
        this(prompt, cached, completion, OptionalInt.empty(), estimated);
    }
}
