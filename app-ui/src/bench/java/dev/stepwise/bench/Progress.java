package dev.stepwise.bench;

/** Says what is being done, on the error stream: the other one is the table's. */
final class Progress {

    private static final long BEGAN = System.nanoTime();

    private final String part;

    Progress(String part) {
        this.part = part;
    }

    void tell(String doing) {
        long seconds = (System.nanoTime() - BEGAN) / 1_000_000_000;
        System.err.printf("bench %d:%02d %s: %s%n", seconds / 60, seconds % 60, part, doing);
    }
}
