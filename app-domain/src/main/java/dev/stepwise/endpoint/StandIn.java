package dev.stepwise.endpoint;

import java.util.Arrays;

/** What may answer where no model server is found; {@code stepwise.stand-in} names it. */
public enum StandIn {
    /** The tiny model; where it cannot run, the practice script. */
    TINY,
    /** The practice script. */
    PRACTICE,
    /** Nothing. */
    NONE;

    /** Refuses a name that is none of these. */
    public static void requireKnown(String name) {
        if (Arrays.stream(values()).noneMatch(known -> known.name().equalsIgnoreCase(name))) {
            throw new IllegalArgumentException(
                    "What stands in for a model server (stepwise.stand-in) is tiny, practice or none, not “" + name
                            + "”.");
        }
    }
}
