package dev.stepwise.run;

import java.util.OptionalInt;

/**
 * Token counts of one model call.
 *
 * @param prompt empty where nothing is known
 * @param cached of the prompt; empty where the server does not say, which is not 0
 * @param completion empty where nothing is known
 * @param estimated whether prompt and completion are ours, because the server sent no usage; shown with "about"
 */
public record Tokens(OptionalInt prompt, OptionalInt cached, OptionalInt completion, boolean estimated) {

    public static final Tokens UNKNOWN =
            new Tokens(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);
}
