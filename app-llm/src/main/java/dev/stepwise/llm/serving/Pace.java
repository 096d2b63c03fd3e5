package dev.stepwise.llm.serving;

import java.time.Duration;

/**
 * How fast a server writes.
 *
 * @param tokensPerSecond after the first token; infinite writes without any wait
 * @param firstToken from the request to its first token
 */
public record Pace(double tokensPerSecond, Duration firstToken) {

    /** About as fast as a person reads, and as a small model on a good machine writes. */
    public static final Pace READING = new Pace(40, Duration.ofMillis(150));

    /** No waits at all, for tests. */
    public static final Pace FASTEST = new Pace(Double.POSITIVE_INFINITY, Duration.ZERO);

    public Pace {
        if (!(tokensPerSecond > 0)) {
            throw new IllegalArgumentException("A pace has more than 0 tokens a second.");
        }
        if (firstToken.isNegative()) {
            throw new IllegalArgumentException("The first token does not come before the request.");
        }
    }

    /** Nanoseconds from the request to the token of that index, the first being 0. */
    public long nanosUntil(int token) {
        return firstToken.toNanos() + (long) (token * 1e9 / tokensPerSecond);
    }
}
