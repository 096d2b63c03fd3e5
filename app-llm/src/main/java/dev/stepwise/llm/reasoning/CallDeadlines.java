package dev.stepwise.llm.reasoning;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param firstToken to the first event with non-empty text or reasoning
 * @param idle between complete data events after that; comment lines, single bytes and empty deltas reset nothing
 * @param total of the call
 */
public record CallDeadlines(Duration firstToken, Duration idle, Duration total) {

    public static final CallDeadlines STANDARD =
            new CallDeadlines(Duration.ofSeconds(120), Duration.ofSeconds(30), Duration.ofSeconds(300));

    /** The same, but ending no later than after the given time. */
    public CallDeadlines within(Duration remaining) {
        return total.compareTo(remaining) <= 0 ? this : new CallDeadlines(firstToken, idle, remaining);
    }
}
