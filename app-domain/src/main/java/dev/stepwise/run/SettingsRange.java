package dev.stepwise.run;

/** What a setting may be; both ends are allowed. */
public enum SettingsRange {
    TEMPERATURE(0, 2),
    TOP_P(0.01, 1),
    SEED(0, Integer.MAX_VALUE),
    STEPS(1, 50),
    TOKENS(16, 8192);

    private final double least;
    private final double most;

    SettingsRange(double least, double most) {
        this.least = least;
        this.most = most;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    /** Whether the value is allowed; NaN is not. */
    public boolean holds(double value) {
        return value >= least && value <= most;
    }

    void require(double value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(this + " is between " + least + " and " + most + ", not " + value + ".");
        }
    }
}
