package dev.stepwise.run;

import java.util.OptionalInt;

/**
 * What a reader should know of a kept step; the marks are independent of each other.
 *
 * @param truncated the reply was cut by the token limit
 * @param repaired the reply was not of the shape that was asked for, but could be read
 * @param repeats the number of the earlier step that this one says again
 */
public record Marks(boolean truncated, boolean repaired, OptionalInt repeats) {

    public static final Marks NONE = new Marks(false, false, OptionalInt.empty());
}
