package dev.stepwise.faults.cluster;

/**
 * How fast a model server writes.
 *
 * @param firstToken seconds to the first token
 */
public record Pace(double tokensPerSecond, double firstToken) {

    /** A step takes about a second: long enough to be hit, short enough to wait for. */
    public static final Pace BRISK = new Pace(120, 0.1);

    /** A step takes about five seconds. */
    public static final Pace SLOW = new Pace(25, 0.2);

    /** A step takes about a tenth of a second. */
    public static final Pace FAST = new Pace(1500, 0.02);
}
