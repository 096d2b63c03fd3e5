package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a run to one page. Whoever works on the run only queues what happened; a thread of the feeder's own makes one picture of it
 * and draws that: the first text of each attempt and the run's end at once, all else every 200 ms. While a page is slow to take a
 * picture, what comes meanwhile goes into the next one. While the run waits for a node, its place in the queue is asked every 2 s.
 */
final class RunFeeder implements RunObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunFeeder.class);
    private static final long PACE = Duration.ofMillis(200).toNanos();
    private static final Duration QUEUE_LOOK = Duration.ofSeconds(2);

    private sealed interface Heard {}

    private record Replaced(RunSnapshot snapshot) implements Heard {}

    private record Moved(RunViewState state) implements Heard {}

    private record Happened(RunEvent event, Instant at) implements Heard {}

    private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();
    private final UI ui;
    private final Supplier<OptionalInt> placeInQueue;
    private final Consumer<RunViewState> draw;
    private final Thread thread;
    private @Nullable RunViewState state;
    private @Nullable AttemptRef begunToWrite;

    private RunFeeder(UI ui, Supplier<OptionalInt> placeInQueue, Consumer<RunViewState> draw) {
        this.ui = ui;
        this.placeInQueue = placeInQueue;
        this.draw = draw;
        thread = Thread.ofVirtual().name("run-feeder").unstarted(this::feed);
    }

    /** Begins to draw what it hears; {@code draw} is called with the page's lock held. */
    static RunFeeder start(UI ui, Supplier<OptionalInt> placeInQueue, Consumer<RunViewState> draw) {
        var feeder = new RunFeeder(ui, placeInQueue, draw);
        feeder.thread.start();
        return feeder;
    }

    @Override
    public void onSnapshot(RunSnapshot snapshot) {
        inbox.add(new Replaced(snapshot));
    }

    @Override
    public void onEvent(RunEvent event) {
        inbox.add(new Happened(event, Instant.now()));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void feed() {
        try {
            long drawnAt = System.nanoTime() - PACE;
            while (true) {
                gather(drawnAt);
                drawnAt = System.nanoTime();
                var picture = state;
                if (picture != null) {
                    ui.access(() -> draw.accept(picture)).get();
                }
            }
        } catch (InterruptedException closed) {
            LOG.atTrace().log("A page that followed a run was closed");
        } catch (UIDetachedException | CancellationException gone) {
            LOG.atDebug().addKeyValue("attached", ui.isAttached()).log("A page that followed a run is gone");
        } catch (ExecutionException failed) {
            // The message could hold a model's words.
            LOG.atWarn().addKeyValue("failure", kind(failed.getCause())).log("A run could not be drawn");
        }
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "" : cause.getClass().getName();
    }

    /** Waits for something to happen, then for the pace, and takes in all that has come by then. */
    private void gather(long drawnAt) throws InterruptedException {
        boolean urgent = take(next());
        while (!urgent) {
            var next = inbox.poll(drawnAt + PACE - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            urgent = take(next);
        }
        for (var next = inbox.poll(); next != null; next = inbox.poll()) {
            take(next);
        }
    }

    /** What happens next, or the run's place in the queue if that has changed before. */
    private Heard next() throws InterruptedException {
        var waiting = state;
        while (waiting != null && waiting.isQueued()) {
            var heard = inbox.poll(QUEUE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (heard != null) {
                return heard;
            }
            var moved = waiting.behind(place());
            if (!moved.equals(waiting)) {
                return new Moved(moved);
            }
        }
        return inbox.take();
    }

    private OptionalInt place() {
        try {
            return placeInQueue.get();
        } catch (RuntimeException unknown) {
            LOG.atDebug().log("A run's place in the queue could not be read");
            return OptionalInt.empty();
        }
    }

    /** Whether this should not wait. */
    private boolean take(Heard heard) {
        return switch (heard) {
            case Replaced(var snapshot) -> {
                state = RunViewState.of(snapshot);
                if (state.isQueued()) {
                    state = state.behind(place());
                }
                yield true;
            }
            case Moved(var moved) -> {
                state = moved;
                yield true;
            }
            case Happened(var event, var at) -> {
                var before = state;
                if (before == null) {
                    yield false;
                }
                state = before.after(event, at);
                yield switch (event) {
                    case RunEvent.TextStreamed text -> {
                        boolean first = !text.attempt().equals(begunToWrite);
                        begunToWrite = text.attempt();
                        yield first;
                    }
                    case RunEvent.RunFinished _ -> true;
                    case RunEvent.AttemptStarted _,
                            RunEvent.AttemptRejected _,
                            RunEvent.StepCompleted _,
                            RunEvent.ThinkingEnded _,
                            RunEvent.RunQueued _,
                            RunEvent.RunClaimed _,
                            RunEvent.AttemptAbandoned _,
                            RunEvent.DirectiveGiven _ -> false;
                };
            }
        };
    }
}
