package dev.stepwise.faults.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What a scene leaves to chance. Its seed is printed, and {@code faults.seed} sets it: the choices are the same then, the moments nearly. */
public final class Chance {

    private final long seed;
    private final Random random;

    private Chance(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    public static Chance of(String scene) {
        long seed = Long.getLong("faults.seed", System.nanoTime() & 0xFFFFFF);
        System.out.println("faults: " + scene + ": seed " + seed + " (-Dfaults.seed=" + seed + " plays it again)");
        return new Chance(seed);
    }

    public long seed() {
        return seed;
    }

    /** From the first number to the second one, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Lets a random part of the time go by: a fault is to come at any moment, not only at those at which something is to be seen. */
    public void pass(Duration most) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(random.nextLong(most.toMillis())));
    }
}
