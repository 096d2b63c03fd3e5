package dev.stepwise.run;

import java.util.OptionalInt;

/**
 * What a reader should know of a kept step; the marks are independent of each other.
 *
 * @param truncated the reply was cut by the token limit
 * @param repaired the reply was not of the shape that was asked for, but could be read
 * @param repeats the number of the earlier step that this one says again
 * @param endUnknown the server did not say why the reply ended: it may be whole or not
 * @param looped the reply went on saying the same, and is kept as far as to where it began to
 * @param recited the step says only what the prompt and the requests say
 */
public record Marks(
        boolean truncated, boolean repaired, OptionalInt repeats, boolean endUnknown, boolean looped, boolean recited) {

    public static final Marks NONE = new Marks(false, false, OptionalInt.empty());

    /** Marks of a step that ended as it should, and says something of its own. */
    public Marks(boolean truncated, boolean repaired, OptionalInt repeats) {
        this(truncated, repaired, repeats, false, false, false);
    }
}
