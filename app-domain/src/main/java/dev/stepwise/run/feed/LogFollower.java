package dev.stepwise.run.feed;

import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.run.persistence.RunLog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to those who follow here what happens to their runs on other nodes: from the runs' logs and from the table of text, when a node
 * calls out, and every 2 s in case that it was not heard. While nobody follows such a run, nothing is asked of the database.
 */
final class LogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How soon text is read again for a run that was busy. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final RunLog log;
    private final RemoteRunText text;
    private final Function<RunId, @Nullable LiveRun> byId;
    private final Supplier<Collection<LiveRun>> runs;
    private final Runnable lists;
    private final Set<LiveRun> changed = ConcurrentHashMap.newKeySet();
    private final RunCatchUps catchUps = new RunCatchUps(this::catchUp, this::lookLater);
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean lookAtAll;
    private volatile boolean wasBusy;
    private volatile boolean ended;
    private @Nullable NodeThread thread;

    /** @param lists tells those who follow lists of runs what they may have missed */
    LogFollower(RunLog log, ChunkTable chunks, Map<RunId, LiveRun> runs, Runnable lists) {
        this.log = log;
        this.text = new RemoteRunText(chunks);
        this.byId = runs::get;
        this.runs = runs::values;
        this.lists = lists;
    }

    void start(NodeThreads threads) {
        thread = threads.start("feed-follower", this::work);
    }

    void end() {
        ended = true;
        asked.release();
        if (thread != null) {
            thread.end(LOOK);
        }
    }

    /** What another node has written of the run's call under way. */
    List<Chunk> textOf(RunDetails details) {
        return LiveCall.openIn(details)
                .map(call -> text.of(details.run().id(), call.attempt()))
                .orElse(List.of());
    }

    /** There may be text to read. */
    void lookForText() {
        asked.release();
    }

    /** The run's log may have gone on. */
    void lookAt(LiveRun run) {
        changed.add(run);
        asked.release();
    }

    /** The run's log could not be read: it is looked at once more, but not at once. */
    private void lookLater(LiveRun run) {
        changed.add(run);
    }

    /** Nobody knows what was missed. */
    void lookAtAll() {
        lookAtAll = true;
        asked.release();
    }

    private void work() throws InterruptedException {
        long lookedAt = System.nanoTime();
        while (!ended) {
            awaitCall(lookedAt + LOOK.toNanos());
            asked.drainPermits();
            boolean due = lookAtAll || System.nanoTime() - lookedAt >= LOOK.toNanos();
            if (due) {
                lookedAt = System.nanoTime();
            }
            if (!ended) {
                lookOrTryLater(due);
            }
        }
    }

    private void lookOrTryLater(boolean everywhere) {
        try {
            look(everywhere);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Runs of other nodes could not be followed; it is tried again");
            lookAtAll = true;
        }
    }

    /** Waits for a call, or until it is time to look without one; a failed look is made up for then too. */
    private void awaitCall(long due) throws InterruptedException {
        if (wasBusy) {
            var _ = asked.tryAcquire(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } else if (lookAtAll
                || !changed.isEmpty()
                || runs.get().stream().anyMatch(LogFollower::isWatchedFromElsewhere)) {
            var _ = asked.tryAcquire(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        } else {
            asked.acquire();
        }
    }

    private void look(boolean everywhere) {
        boolean missed = lookAtAll;
        lookAtAll = false;
        var calledOut = Set.copyOf(changed);
        changed.removeAll(calledOut);
        var watched = runs.get().stream()
                .filter(run -> isWatchedFromElsewhere(run) || (missed && isFollowedFromElsewhere(run)))
                .toList();
        calledOut.stream().filter(LiveRun::isFollowed).forEach(catchUps::read);
        wasBusy = !text.tellNews(watched);
        if (everywhere) {
            advanced(watched).forEach(catchUps::read);
        }
        if (missed) {
            lists.run();
        }
    }

    private Collection<LiveRun> advanced(Collection<LiveRun> watched) {
        var known = new HashMap<RunId, Integer>();
        watched.forEach(run -> told(run).ifPresent(seq -> known.put(run.id, seq)));
        return known.isEmpty()
                ? Set.of()
                : log.advanced(known).stream()
                        .map(byId)
                        .filter(run -> run != null)
                        .toList();
    }

    private static OptionalInt told(LiveRun run) {
        // somebody who has the run at the moment tells of it
        if (!run.lock.tryLock()) {
            return OptionalInt.empty();
        }
        try {
            return run.told();
        } finally {
            run.lock.unlock();
        }
    }

    /** Tells those who follow the run what its log says after what they know. Text of a call that begins with it is read next. */
    private void catchUp(LiveRun run) {
        var known = known(run);
        if (known.isEmpty()) {
            return;
        }
        var entries = log.after(run.id, known.getAsInt());
        run.lock.lock();
        try {
            entries.forEach(run::tell);
        } finally {
            run.lock.unlock();
        }
        if (!entries.isEmpty()) {
            lookForText();
        }
    }

    private static OptionalInt known(LiveRun run) {
        run.lock.lock();
        try {
            return run.told();
        } finally {
            run.lock.unlock();
        }
    }

    private static boolean isWatchedFromElsewhere(LiveRun run) {
        return isFollowedFromElsewhere(run) && run.isOpenEnded();
    }

    private static boolean isFollowedFromElsewhere(LiveRun run) {
        return run.isFollowed() && !run.isWorkedOnHere();
    }
}
