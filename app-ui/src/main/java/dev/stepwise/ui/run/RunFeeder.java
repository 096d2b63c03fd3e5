package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.ui.run.RunPicture.Happened;
import dev.stepwise.ui.run.RunPicture.Replaced;
import dev.stepwise.ui.run.state.RunViewState;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a run to one page. Whoever works on the run only notes what happened; a thread of the feeder's own makes one picture of it
 * and draws that: the first text of each attempt and the run's end at once, all else every 200 ms. Between two drawings it sleeps, and
 * only what is urgent wakes it. While a page is slow to take a picture, what comes meanwhile goes into the next one. While the run waits
 * for a node, its place in the queue is asked every 2 s. The thread is never interrupted, for it may be asking the database.
 */
final class RunFeeder implements RunObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunFeeder.class);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration QUEUE_LOOK = Duration.ofSeconds(2);

    /** How often a feeder whose page takes no picture looks whether it was closed. */
    private static final Duration CLOSED_LOOK = Duration.ofSeconds(1);

    private final RunInbox inbox = new RunInbox();
    private final UI ui;
    private final RunPicture picture;
    private final Consumer<RunViewState> draw;
    private final Runnable failed;
    private volatile boolean closed;
    private RunFeed.@Nullable Subscription source;

    private RunFeeder(UI ui, Supplier<OptionalInt> placeInQueue, Consumer<RunViewState> draw, Runnable failed) {
        this.ui = ui;
        this.picture = new RunPicture(placeInQueue);
        this.draw = draw;
        this.failed = failed;
    }

    /**
     * Begins to draw what it hears; {@code draw} is called with the page's lock held. If that fails, the feeder closes itself and then
     * calls {@code failed}, once and without the lock.
     */
    static RunFeeder start(UI ui, Supplier<OptionalInt> placeInQueue, Consumer<RunViewState> draw, Runnable failed) {
        var feeder = new RunFeeder(ui, placeInQueue, draw, failed);
        Thread.ofVirtual().name("run-feeder").start(feeder::feed);
        return feeder;
    }

    /** Closes this subscription when the feeder is closed, at once if it is already. */
    void closeAtEnd(RunFeed.Subscription subscription) {
        synchronized (this) {
            if (!closed) {
                source = subscription;
                return;
            }
        }
        subscription.close();
    }

    @Override
    public void onSnapshot(RunSnapshot snapshot) {
        inbox.put(new Replaced(snapshot));
    }

    @Override
    public void onEvent(RunEvent event) {
        inbox.put(new Happened(event, Instant.now()));
    }

    /** Nothing is drawn any more, not even what is queued for the page. Does not wait for the thread. */
    @Override
    public void close() {
        RunFeed.Subscription open;
        synchronized (this) {
            closed = true;
            open = source;
            source = null;
        }
        inbox.close();
        if (open != null) {
            open.close();
        }
    }

    private void feed() {
        try {
            while (awaitNews()) {
                inbox.takeAll().forEach(picture::take);
                long drawnAt = System.nanoTime();
                var next = picture.state();
                if (next.isPresent()) {
                    show(next.get());
                }
                inbox.awaitUrgent(PACE.minusNanos(System.nanoTime() - drawnAt));
            }
        } catch (InterruptedException | ExecutionException | RuntimeException failure) {
            end(failure instanceof ExecutionException ? failure.getCause() : failure);
        }
    }

    private void end(@Nullable Throwable failure) {
        boolean gone = closed || failure instanceof UIDetachedException || failure instanceof CancellationException;
        close();
        if (!gone) {
            // The message could hold a model's words.
            LOG.atWarn()
                    .addKeyValue(
                            "failure", failure == null ? "" : failure.getClass().getName())
                    .log("A run could not be drawn");
            failed.run();
        }
    }

    /** Waits for something to draw: what was heard, or another place in the queue. Returns whether there is somebody to show it. */
    private boolean awaitNews() throws InterruptedException {
        while (picture.isQueued() && !inbox.awaitAnything(QUEUE_LOOK)) {
            if (picture.move()) {
                return !closed;
            }
        }
        inbox.awaitAnything();
        return !closed;
    }

    /** Waits until the page has it, or will never have it. */
    private void show(RunViewState state) throws InterruptedException, ExecutionException {
        var failure = new AtomicReference<@Nullable RuntimeException>();
        var drawn = ui.access(() -> {
            try {
                if (!closed) {
                    draw.accept(state);
                }
            } catch (RuntimeException thrown) {
                failure.set(thrown);
            }
        });
        while (!closed) {
            try {
                drawn.get(CLOSED_LOOK.toMillis(), TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException slow) {
                LOG.atTrace().log("A page is slow to show its run, or gone");
            }
        }
        var thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
