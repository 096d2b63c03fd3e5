package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import dev.stepwise.run.feed.RunFeed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page's following of its run. What cannot be shown ends one feeder; then the run is followed anew by another one, from what is
 * stored, unless that happened three times within a minute.
 */
final class RunFollowing implements RunFeed.Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(RunFollowing.class);
    private static final int TOO_MANY_FAILURES = 3;
    private static final long WITHIN = Duration.ofMinutes(1).toNanos();

    private final UI ui;
    private final FollowedPage page;
    private final Supplier<OptionalInt> placeInQueue;
    private final Consumer<RunFeeder> follow;
    private final Deque<Long> failures = new ArrayDeque<>();
    private volatile boolean closed;
    private @Nullable RunFeeder feeder;

    /** @param follow has a feeder hear of the run from now on */
    RunFollowing(UI ui, FollowedPage page, Supplier<OptionalInt> placeInQueue, Consumer<RunFeeder> follow) {
        this.ui = ui;
        this.page = page;
        this.placeInQueue = placeInQueue;
        this.follow = follow;
    }

    /** Follows the run from what is stored now. */
    void begin() {
        var next = RunFeeder.start(ui, placeInQueue, page::show, this::beginAnew);
        keep(next);
        try {
            follow.accept(next);
        } catch (RuntimeException failure) {
            next.close();
            throw failure;
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        RunFeeder open;
        synchronized (this) {
            closed = true;
            open = feeder;
            feeder = null;
        }
        if (open != null) {
            open.close();
        }
    }

    private void keep(RunFeeder next) {
        synchronized (this) {
            if (!closed) {
                feeder = next;
                return;
            }
        }
        next.close();
    }

    private void beginAnew() {
        if (closed) {
            return;
        }
        if (isOnceTooOften()) {
            tell(page::sayNotFollowed);
            return;
        }
        try {
            begin();
            tell(page::sayFollowedAnew);
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("A run could not be followed anew");
            tell(page::sayNotFollowed);
        }
    }

    private synchronized boolean isOnceTooOften() {
        long now = System.nanoTime();
        failures.addLast(now);
        while (now - failures.getFirst() > WITHIN) {
            failures.removeFirst();
        }
        return failures.size() >= TOO_MANY_FAILURES;
    }

    private void tell(Command words) {
        try {
            var _ = ui.access(() -> {
                if (!closed) {
                    words.execute();
                }
            });
        } catch (UIDetachedException gone) {
            LOG.atDebug().log("A page that followed a run is gone");
        }
    }
}
