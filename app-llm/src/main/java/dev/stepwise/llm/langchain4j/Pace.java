package dev.stepwise.llm.langchain4j;

import java.time.Duration;

/** How fast a server writes, by the times between its pieces: its last word is worth waiting for as long as a few of them take. */
final class Pace {

    static final Duration LEAST_WAIT = Duration.ofMillis(300);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int PIECES = 4;
    private static final int LONGEST_PIECES = 2;

    private Duration last = Duration.ZERO;
    private Duration between = Duration.ZERO;
    private Duration longest = Duration.ZERO;
    private int pieces;

    /** A piece came, so long after the call began. */
    void heard(Duration elapsed) {
        if (pieces > 0) {
            var gap = elapsed.minus(last);
            between = between.plus(gap);
            longest = longest.compareTo(gap) < 0 ? gap : longest;
        }
        last = elapsed;
        pieces++;
    }

    /** How long to wait for finish reason and counts once the text is whole: 300 ms, longer on a slow server, 2 s at most. */
    Duration waitForTheEnd() {
        var usual = pieces < 2 ? Duration.ZERO : between.multipliedBy(PIECES).dividedBy(pieces - 1L);
        var wait = max(LEAST_WAIT, max(usual, longest.multipliedBy(LONGEST_PIECES)));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
