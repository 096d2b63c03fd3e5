package dev.stepwise.run.node;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the database answers, as this node found within the last seconds. */
@Component
public class DatabaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private boolean away;

    /** By {@link System#nanoTime}; empty until it has gone away for the first time. */
    private OptionalLong changedAt = OptionalLong.empty();

    /** Equal to itself alone, so that somebody may watch twice. */
    private static final class Watcher {
        final Runnable changed;

        Watcher(Runnable changed) {
            this.changed = changed;
        }
    }

    /** Ends a watching; closing it again does nothing. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    public synchronized boolean isAway() {
        return away;
    }

    /**
     * For callers that must not wait for it, because others wait for them.
     *
     * @throws DatabaseAway if it is away
     */
    public void requireAnswering() {
        if (isAway()) {
            throw new DatabaseAway();
        }
    }

    /** Whether it is away, or was until not longer ago than that: then a node that has not been heard of may still live. */
    public synchronized boolean cameBackWithin(Duration time) {
        return away || (changedAt.isPresent() && System.nanoTime() - changedAt.getAsLong() < time.toNanos());
    }

    /** Has the callback called, on a thread of the watch's, whenever the database goes away or comes back; it returns quickly. */
    public Subscription onChange(Runnable changed) {
        var watcher = new Watcher(changed);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void answered() {
        set(false);
    }

    void silent() {
        set(true);
    }

    private void set(boolean nowAway) {
        synchronized (this) {
            if (away == nowAway) {
                return;
            }
            away = nowAway;
            changedAt = OptionalLong.of(System.nanoTime());
        }
        LOG.atWarn().log(nowAway ? "The database does not answer" : "The database answers again");
        for (var watcher : watchers) {
            try {
                watcher.changed.run();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("A part of this node failed when it was told of the database");
            }
        }
    }
}
