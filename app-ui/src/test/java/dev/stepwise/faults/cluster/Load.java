package dev.stepwise.faults.cluster;

import dev.stepwise.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** People who ask one question after the other, each from an account of its own, so that a number of runs is always under way. */
public final class Load implements AutoCloseable {

    private final Cluster cluster;
    private final int runs;
    private final int steps;
    private final List<RunId> asked = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread asking;

    private Load(Cluster cluster, int runs, int steps) {
        this.cluster = cluster;
        this.runs = runs;
        this.steps = steps;
        asking = Thread.ofVirtual().name("load").start(this::ask);
    }

    /** Keeps so many runs of so many steps under way until it is closed. */
    public static Load of(Cluster cluster, int runs, int steps) {
        return new Load(cluster, runs, steps);
    }

    private void ask() {
        try {
            do {
                for (int missing = runs - cluster.unfinished(); missing > 0; missing--) {
                    asked.add(cluster.client().ask(cluster.account(), steps));
                }
            } while (!closed.await(250, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks no more; what was asked goes on. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        asking.join();
    }

    /** All that was asked, after it was closed. */
    public List<RunId> asked() {
        return List.copyOf(asked);
    }
}
