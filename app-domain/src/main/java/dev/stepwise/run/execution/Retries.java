package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The runs whose work broke off because the database failed. They go on from what is stored, first soon, then ever more slowly; another
 * node does not take them meanwhile, for this one lives.
 */
final class Retries {

    private static final int LONGEST_PAUSE_SECONDS = 32;
    private static final int MOST_DOUBLINGS = 5;

    /** Whoever was not tried again by then is another node's. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private record Retry(int failures, long dueAt) {}

    private final Map<RunId, Retry> retries = new HashMap<>();

    synchronized void failed(RunId run) {
        int failures = retries.containsKey(run) ? retries.get(run).failures() + 1 : 1;
        long seconds = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures, MOST_DOUBLINGS));
        retries.put(
                run,
                new Retry(
                        failures,
                        System.nanoTime() + Duration.ofSeconds(seconds).toNanos()));
    }

    synchronized void succeeded(RunId run) {
        retries.remove(run);
    }

    /** Those that are not to be tried yet. */
    synchronized Set<RunId> waiting() {
        long now = System.nanoTime();
        retries.values().removeIf(retry -> now - retry.dueAt() > FORGOTTEN.toNanos());
        var waiting = new HashSet<RunId>();
        retries.forEach((run, retry) -> {
            if (retry.dueAt() - now > 0) {
                waiting.add(run);
            }
        });
        return waiting;
    }
}
