package dev.stepwise.llm.engine;

import java.util.OptionalInt;

/** Whether a text ends by saying the same over and over; looked at plainly, and not by the loops' own detector. */
final class Period {

    private static final int LONGEST = 80;
    private static final int STRETCH = 160;

    /** So much of the same has to be noticed while it is written, whatever the signs: twice what the detector needs at most, and a stride. */
    private static final int LONG_STRETCH = 2_700;

    private Period() {}

    /** The period of the last 160 characters, of at most 80. */
    static OptionalInt of(String text) {
        return of(text, STRETCH);
    }

    static boolean isLong(String text) {
        return of(text, LONG_STRETCH).isPresent();
    }

    private static OptionalInt of(String text, int stretch) {
        var tail = text.stripTrailing();
        int begin = tail.length() - stretch;
        for (int period = 1; begin >= 0 && period <= LONGEST; period++) {
            if (tail.regionMatches(begin, tail, begin + period, stretch - period)) {
                return OptionalInt.of(period);
            }
        }
        return OptionalInt.empty();
    }
}
