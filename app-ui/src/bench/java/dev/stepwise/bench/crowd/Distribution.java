package dev.stepwise.bench.crowd;

import java.util.Arrays;

/** Many measurements of one thing. */
public final class Distribution {

    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    static Distribution of(double[] measured) {
        var sorted = measured.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** What so much of them, from 0 to 1, do not exceed; not a number if there are none. */
    public double at(double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    public double middle() {
        return at(0.5);
    }

    /** What one of a hundred exceeds. */
    public double slow() {
        return at(0.99);
    }
}
