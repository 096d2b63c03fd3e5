package dev.stepwise.llm.repetition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last units of a text, and whether they have one period. */
final class Tail {

    static final int LONGEST_PERIOD = 1_000;

    private static final int WINDOW = Stretch.longestNeeded(LONGEST_PERIOD) + LONGEST_PERIOD;

    /** What a text is best cut behind: the end of a sentence, or else of a word. */
    private static final List<String> BREAKS = List.of(".!?\n。！？", " ,;，；、");

    private final StringBuilder units = new StringBuilder();
    private long passed;

    void add(char unit) {
        if (units.length() == 2 * WINDOW) {
            units.delete(0, WINDOW);
            passed += WINDOW;
        }
        units.append(unit);
    }

    /** How many units the text has. */
    long end() {
        return passed + units.length();
    }

    /** The loop with the shortest period, up to the given one, that the text ends in, if it is long enough. */
    Optional<Loop> loop(int mostPeriod, Predicate<Stretch> longEnough) {
        var alike = alike(Math.min(mostPeriod, units.length() / 2));
        int longest = 0;
        for (int period = 1; period < alike.length; period++) {
            int stretch = period + alike[period];
            // A longer period of the same stretch repeats less often in it.
            if (alike[period] >= period && stretch > longest) {
                longest = stretch;
                if (longEnough.test(new Stretch(units, period, stretch))) {
                    return Optional.of(loop(period, stretch));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * For each distance how many of the last units are like those so far before them: the Z algorithm, backwards, as far as the longest
     * stretch that matters. Where next to nothing is alike, its work is the number of distances.
     */
    private int[] alike(int mostDistance) {
        var alike = new int[mostDistance + 1];
        int reach = Math.min(units.length(), Stretch.longestNeeded(mostDistance) + mostDistance);
        int boxBegin = 0;
        int boxEnd = 0;
        for (int distance = 1; distance <= mostDistance; distance++) {
            int count = distance < boxEnd ? Math.min(boxEnd - distance, alike[distance - boxBegin]) : 0;
            while (distance + count < reach && fromEnd(count) == fromEnd(distance + count)) {
                count++;
            }
            if (distance + count > boxEnd) {
                boxBegin = distance;
                boxEnd = distance + count;
            }
            alike[distance] = count;
        }
        return alike;
    }

    private char fromEnd(int index) {
        return units.charAt(units.length() - 1 - index);
    }

    /** The stretch may begin earlier than was looked for. */
    private Loop loop(int period, int stretch) {
        int begin = units.length() - stretch;
        while (begin > 0 && units.charAt(begin - 1) == units.charAt(begin - 1 + period)) {
            begin--;
        }
        var second = units.substring(begin + period, begin + 2 * period);
        return new Loop(second, passed + begin + period + untilBreak(second, units.charAt(begin + period - 1)));
    }

    /** A stretch begins where its period happens to, often within a word: so much of the second time belongs to the first one's end. */
    private static int untilBreak(String second, char before) {
        for (var breaks : BREAKS) {
            char last = before;
            for (int i = 0; i < second.length(); i++) {
                if (breaks.indexOf(last) >= 0) {
                    return i;
                }
                last = second.charAt(i);
            }
        }
        return 0;
    }
}
