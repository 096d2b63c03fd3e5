package dev.stepwise.run.feed;

import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.persistence.RunReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to those who follow here what happens to their runs on other nodes: when one calls out, and every 2 s in case that it was
 * not heard. While nobody follows such a run, nothing is asked of the database.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How soon text is read again for a run that was busy. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final RunReader reader;
    private final FarText text;
    private final StandingRows standings;
    private final Supplier<Collection<LiveRun>> runs;
    private final Runnable lists;
    private final RunLooks looks = new RunLooks(this::lookInto, () -> lookAtAll = true);
    private final Set<LiveRun> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean lookAtAll;
    private volatile boolean wasBusy;
    private volatile boolean ended;

    /** @param lists tells those who follow lists of runs what they may have missed */
    CatchUp(
            RunReader reader,
            ChunkTable chunks,
            StandingRows standings,
            Supplier<Collection<LiveRun>> runs,
            Runnable lists) {
        this.lists = lists;
        this.reader = reader;
        this.text = new FarText(chunks);
        this.standings = standings;
        this.runs = runs;
    }

    void start() {
        Thread.ofVirtual().name("feed-catch-up").start(this::work);
    }

    void end() {
        ended = true;
        asked.release();
    }

    /** There may be text to read. */
    void lookForText() {
        asked.release();
    }

    /** Something about the run was stored elsewhere. */
    void lookAt(LiveRun run) {
        changed.add(run);
        asked.release();
    }

    /** Nobody knows what was missed. */
    void lookAtAll() {
        lookAtAll = true;
        asked.release();
    }

    /** Tells what the rows hold of a run that is worked on elsewhere or not at all, if somebody follows it; under its lock. */
    void catchUp(LiveRun run) {
        run.followedBy().flatMap(account -> reader.find(account, run.id)).ifPresent(details -> catchUp(run, details));
    }

    /** The same with what was just read. */
    void catchUp(LiveRun run, RunDetails details) {
        run.hear(text.newsOf(run));
        var news = run.news(details);
        if (news.isPresent()) {
            news.get().forEach(event -> tell(run, event));
        } else {
            begin(run, details);
            run.tellAnew(details);
        }
    }

    private void tell(LiveRun run, RunEvent event) {
        if (event instanceof RunEvent.StepCompleted completed) {
            run.hearRest(completed);
        }
        run.tell(event);
        if (event instanceof RunEvent.AttemptStarted) {
            run.hear(text.newsOf(run));
        }
    }

    /** Reads a run whole that nobody has been told of yet, or was told wrongly; under its lock. */
    void begin(LiveRun run, RunDetails details) {
        run.restart(details);
        run.call().ifPresent(open -> text.newsOf(run).forEach(open::add));
    }

    private void work() {
        long lookedAt = System.nanoTime();
        while (!ended) {
            try {
                awaitCall(lookedAt + LOOK.toNanos());
                asked.drainPermits();
                boolean due = lookAtAll || System.nanoTime() - lookedAt >= LOOK.toNanos();
                if (due) {
                    lookedAt = System.nanoTime();
                }
                if (!ended) {
                    look(due);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("failure", failed.getClass().getName())
                        .log("Runs of other nodes could not be followed");
                lookAtAll = true;
                lookedAt = System.nanoTime();
            }
        }
    }

    /** Waits for a call, or until it is time to look without one; a failed look is made up for then too. */
    private void awaitCall(long due) throws InterruptedException {
        if (wasBusy) {
            var _ = asked.tryAcquire(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } else if (lookAtAll || runs.get().stream().anyMatch(CatchUp::isWatchedFromAfar)) {
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
                .filter(run -> isWatchedFromAfar(run) || (missed && isFollowedFromAfar(run)))
                .toList();
        wasBusy = !text.tellNews(watched);
        var found = new HashSet<>(calledOut);
        if (everywhere && !watched.isEmpty()) {
            found.addAll(standings.differing(watched));
        }
        found.forEach(looks::lookInto);
        if (missed) {
            lists.run();
        }
    }

    private void lookInto(LiveRun run) {
        run.lock.lock();
        try {
            if (!run.isWorkedOnHere()) {
                catchUp(run);
            }
        } finally {
            run.lock.unlock();
        }
    }

    private static boolean isWatchedFromAfar(LiveRun run) {
        return isFollowedFromAfar(run) && run.isOpenEnded();
    }

    private static boolean isFollowedFromAfar(LiveRun run) {
        return run.followedBy().isPresent() && !run.isWorkedOnHere();
    }
}
