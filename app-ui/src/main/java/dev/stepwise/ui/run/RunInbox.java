package dev.stepwise.ui.run;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.ui.run.RunPicture.Happened;
import dev.stepwise.ui.run.RunPicture.Heard;
import dev.stepwise.ui.run.RunPicture.Replaced;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a run and is not drawn yet, in order, for one thread that draws it. To wake a thread costs more than to note a piece
 * of text, and text comes some 50 times a second: so the thread is woken only by what it waits for. Urgent are a snapshot, the first text
 * of each attempt, the run's end, and the closing.
 */
final class RunInbox {

    private enum Awaited {
        NOTHING,
        ANYTHING,
        URGENT
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final HeardQueue waiting = new HeardQueue();
    private @Nullable AttemptRef begunToWrite;
    private boolean urgent;
    private boolean closed;
    private Awaited awaited = Awaited.NOTHING;

    /** Never waits for the one who draws; returns whether that one is woken. After closing, nothing is taken in. */
    boolean put(Heard heard) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            boolean atOnce = isUrgent(heard);
            waiting.add(heard);
            urgent |= atOnce;
            return wake(atOnce);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing waits here any more, and whoever waits for anything is woken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.takeAll();
            wake(true);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something, or this is closed. */
    void awaitAnything() throws InterruptedException {
        lock.lock();
        try {
            while (!isThere(Awaited.ANYTHING)) {
                awaited = Awaited.ANYTHING;
                news.await();
            }
        } finally {
            awaited = Awaited.NOTHING;
            lock.unlock();
        }
    }

    /** The same for a time; returns whether there is something, or this is closed. */
    boolean awaitAnything(Duration atMost) throws InterruptedException {
        return await(Awaited.ANYTHING, atMost);
    }

    /** Waits until there is something urgent, or this is closed; returns whether that is so. All else leaves the thread asleep. */
    boolean awaitUrgent(Duration atMost) throws InterruptedException {
        return await(Awaited.URGENT, atMost);
    }

    /** All that waits, in order. */
    List<Heard> takeAll() {
        lock.lock();
        try {
            urgent = false;
            return waiting.takeAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Awaited what, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!isThere(what) && left > 0) {
                awaited = what;
                left = news.awaitNanos(left);
            }
            return isThere(what);
        } finally {
            awaited = Awaited.NOTHING;
            lock.unlock();
        }
    }

    private boolean isThere(Awaited what) {
        return closed || urgent || (what == Awaited.ANYTHING && !waiting.isEmpty());
    }

    private boolean wake(boolean atOnce) {
        boolean wakes = awaited == Awaited.ANYTHING || (atOnce && awaited == Awaited.URGENT);
        if (wakes) {
            awaited = Awaited.NOTHING;
            news.signal();
        }
        return wakes;
    }

    private boolean isUrgent(Heard heard) {
        return switch (heard) {
            case Replaced _ -> true;
            case Happened(var event, var _) -> isUrgent(event);
        };
    }

    private boolean isUrgent(RunEvent event) {
        return switch (event) {
            case TextStreamed streamed -> {
                boolean first = !streamed.attempt().equals(begunToWrite);
                begunToWrite = streamed.attempt();
                yield first;
            }
            case RunEvent.RunFinished _ -> true;
            case RunEvent.AttemptStarted _,
                    RunEvent.AttemptWaits _,
                    RunEvent.AttemptRejected _,
                    RunEvent.StepCompleted _,
                    RunEvent.ThinkingEnded _,
                    RunEvent.RunQueued _,
                    RunEvent.RunClaimed _,
                    RunEvent.AttemptAbandoned _,
                    RunEvent.DirectiveGiven _ -> false;
        };
    }
}
