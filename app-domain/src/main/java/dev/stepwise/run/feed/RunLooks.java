package dev.stepwise.run.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into runs, a few at a time and each by itself, so that none waits for another one whose rows or whose followers are slow. */
final class RunLooks {

    private static final Logger LOG = LoggerFactory.getLogger(RunLooks.class);

    /** Each holds a connection. */
    private static final int AT_A_TIME = 4;

    private final Consumer<LiveRun> look;
    private final Runnable failed;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Set<LiveRun> wanted = ConcurrentHashMap.newKeySet();
    private final Set<LiveRun> underWay = ConcurrentHashMap.newKeySet();

    /** @param failed called when a look failed, whatever the run */
    RunLooks(Consumer<LiveRun> look, Runnable failed) {
        this.look = look;
        this.failed = failed;
    }

    /** Looks into the run soon; once more, if it is being looked into. */
    void lookInto(LiveRun run) {
        wanted.add(run);
        if (underWay.add(run)) {
            Thread.ofVirtual().name("feed-look").start(() -> work(run));
        }
    }

    private void work(LiveRun run) {
        places.acquireUninterruptibly();
        try {
            while (wanted.remove(run)) {
                look.accept(run);
            }
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("A run of another node could not be followed");
            failed.run();
        } finally {
            places.release();
            underWay.remove(run);
            if (wanted.contains(run)) {
                lookInto(run);
            }
        }
    }
}
