package dev.stepwise.ui.server;

import java.util.regex.Pattern;

/** Whether a model is small, by the number of parameters in its name. */
final class SmallModel {

    /** From so many millions of parameters on, a model is not small. */
    private static final double LARGE = 3000;

    /** A number with its unit, as a word of its own: not the 7B of 8x7B, nor the 3B of A3B, which a larger model uses at a time. */
    private static final Pattern SIZE =
            Pattern.compile("(?<![A-Za-z0-9.])(\\d{1,6}(?:\\.\\d{1,6})?)([BbMm])(?![A-Za-z0-9])");

    private SmallModel() {}

    /** Whether the name says a size below 3B, and none above it. */
    static boolean is(String name) {
        var largest = SIZE.matcher(name)
                .results()
                .mapToDouble(size -> Double.parseDouble(size.group(1)) * ("Bb".contains(size.group(2)) ? 1000 : 1))
                .max();
        return largest.isPresent() && largest.getAsDouble() < LARGE;
    }
}
