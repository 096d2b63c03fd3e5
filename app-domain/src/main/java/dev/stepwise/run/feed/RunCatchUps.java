package dev.stepwise.run.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the logs of runs say, a few at a time and each by itself, so that none waits for another one whose rows or whose followers are slow. */
final class RunCatchUps {

    private static final Logger LOG = LoggerFactory.getLogger(RunCatchUps.class);

    /** Each holds a connection. */
    private static final int AT_A_TIME = 4;

    private final Consumer<LiveRun> catchUp;
    private final Consumer<LiveRun> failed;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Set<LiveRun> wanted = ConcurrentHashMap.newKeySet();
    private final Set<LiveRun> underWay = ConcurrentHashMap.newKeySet();

    /** @param failed called with a run for which that failed */
    RunCatchUps(Consumer<LiveRun> catchUp, Consumer<LiveRun> failed) {
        this.catchUp = catchUp;
        this.failed = failed;
    }

    /** Reads the run's log soon; once more, if it is being read. */
    void read(LiveRun run) {
        wanted.add(run);
        if (underWay.add(run)) {
            Thread.ofVirtual().name("feed-catch-up").start(() -> work(run));
        }
    }

    private void work(LiveRun run) {
        places.acquireUninterruptibly();
        try {
            while (wanted.remove(run)) {
                catchUp.accept(run);
            }
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("A run of another node could not be followed");
            failed.accept(run);
        } finally {
            places.release();
            underWay.remove(run);
            if (wanted.contains(run)) {
                read(run);
            }
        }
    }
}
