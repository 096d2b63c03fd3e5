package dev.stepwise.llm.thinking;

/** So many right of so many, with the interval in which the true share lies with 95 % (Wilson). */
public record Share(int right, int of) {

    private static final double Z = 1.96;

    public double value() {
        return of == 0 ? 0 : (double) right / of;
    }

    public double low() {
        return of == 0 ? 0 : Math.max(0, (middle() - half()) / (1 + spread()));
    }

    public double high() {
        return of == 0 ? 1 : Math.min(1, (middle() + half()) / (1 + spread()));
    }

    private double middle() {
        return value() + spread() / 2;
    }

    private double half() {
        return Z * Math.sqrt(value() * (1 - value()) / of + spread() / (4 * of));
    }

    private double spread() {
        return Z * Z / of;
    }
}
