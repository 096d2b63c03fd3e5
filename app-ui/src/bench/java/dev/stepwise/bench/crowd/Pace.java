package dev.stepwise.bench.crowd;

/**
 * How fast the model server writes to each run.
 *
 * @param firstToken seconds to the first token
 */
public record Pace(double tokensPerSecond, double firstToken) {

    /** Microseconds from a request to the token of that index, the first being 0. */
    double microsUntil(int token) {
        return 1e6 * (firstToken + token / tokensPerSecond);
    }
}
