package dev.stepwise.endpoint;

import java.util.Arrays;

/** What may answer where no model server is found; {@code stepwise.stand-in} names it. */
public enum StandIn {
    /** The tiny model; where it cannot run, nothing. */
    TINY,
    /** Nothing. */
    NONE;

    /** What could be chosen in earlier versions. */
    private static final String PRACTICE = "practice";

    /** Refuses a name that is none of these, in a sentence that says what to set. */
    public static void requireKnown(String name) {
        if (PRACTICE.equalsIgnoreCase(name)) {
            throw new IllegalArgumentException(
                    "The practice script is no longer part of Stepwise, so it cannot stand in for a model server"
                            + " (stepwise.stand-in). Set tiny or none, or the address of a model server with --model-url.");
        }
        if (Arrays.stream(values()).noneMatch(known -> known.name().equalsIgnoreCase(name))) {
            throw new IllegalArgumentException(
                    "What stands in for a model server (stepwise.stand-in) is tiny or none, not “" + name + "”.");
        }
    }
}
