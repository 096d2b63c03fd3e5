package dev.stepwise.run.feed;

import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.run.persistence.RunLog;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the logs and the text of other nodes' runs are read for those who follow them here: when a node sends a ping, and every
 * 2 s in case that one was lost. While nobody follows such a run, nothing is asked of the database.
 */
final class LogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** How soon text is read again for a run that was locked. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final RemoteRuns runs;
    private final Runnable refreshLists;
    private final Set<LiveRun> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean mayHaveMissed;
    private volatile boolean wasTextLeftOut;
    private volatile boolean ended;
    private @Nullable NodeThread thread;

    /** @param refreshLists tells those who follow lists of runs what they may have missed */
    LogFollower(LiveRuns runs, RunLog log, RemoteRunText text, Runnable refreshLists) {
        // a run whose log could not be read is tried again, but not at once
        this.runs = new RemoteRuns(runs, log, text, this::readText, changed::add);
        this.refreshLists = refreshLists;
    }

    void start(NodeThreads threads) {
        thread = threads.start("feed-follower", this::work);
    }

    void end() {
        ended = true;
        wakeUps.release();
        if (thread != null) {
            thread.end(INTERVAL);
        }
    }

    /** There may be text to read. */
    void readText() {
        wakeUps.release();
    }

    /** The run's log may have gone on. */
    void readLogOf(LiveRun run) {
        changed.add(run);
        wakeUps.release();
    }

    /** Pings may have been lost. */
    void readEverything() {
        mayHaveMissed = true;
        wakeUps.release();
    }

    private void work() throws InterruptedException {
        long lastFull = System.nanoTime();
        while (!ended) {
            awaitWakeUp(lastFull + INTERVAL.toNanos());
            wakeUps.drainPermits();
            boolean isFull = mayHaveMissed || System.nanoTime() - lastFull >= INTERVAL.toNanos();
            if (isFull) {
                lastFull = System.nanoTime();
            }
            if (!ended) {
                readOrTryLater(isFull);
            }
        }
    }

    /** Waits until somebody wants something read, or until the next full reading is due; a reading that failed is repeated then too. */
    private void awaitWakeUp(long due) throws InterruptedException {
        if (wasTextLeftOut) {
            var _ = wakeUps.tryAcquire(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } else if (mayHaveMissed || !changed.isEmpty() || runs.isAnyOpen()) {
            var _ = wakeUps.tryAcquire(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        } else {
            wakeUps.acquire();
        }
    }

    private void readOrTryLater(boolean isFull) {
        try {
            read(isFull);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Runs of other nodes could not be followed; it is tried again");
            mayHaveMissed = true;
        }
    }

    /** @param isFull whether logs are read too that nobody said had changed */
    private void read(boolean isFull) {
        boolean missed = mayHaveMissed;
        mayHaveMissed = false;
        var toRead = Set.copyOf(changed);
        changed.removeAll(toRead);
        var followed = missed ? runs.openOrOver() : runs.open();
        toRead.forEach(runs::readLog);
        wasTextLeftOut = !runs.readText(followed);
        if (isFull) {
            runs.readLogsThatWentOn(followed);
        }
        if (missed) {
            refreshLists.run();
        }
    }
}
