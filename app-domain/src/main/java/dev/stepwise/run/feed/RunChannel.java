package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.function.Supplier;

/** The way from whoever changes a run to whoever follows it on this node. While one is open, the run's live text is kept. */
public final class RunChannel implements AutoCloseable {

    private final LocalFeed feed;
    private final RunId run;
    private final LiveRun live;
    private boolean closed;

    RunChannel(LocalFeed feed, RunId run, LiveRun live) {
        this.feed = feed;
        this.run = run;
        this.live = live;
    }

    /**
     * Stores a change and tells of it as one: nobody who begins to follow meanwhile misses it or hears it twice. The change
     * ends its own transaction; the caller has none open.
     */
    public <T> T change(Supplier<T> change) {
        live.lock.lock();
        try {
            return change.get();
        } finally {
            live.lock.unlock();
        }
    }

    /** Tells what was just stored, within {@link #change}. */
    public void tell(AccountId account, RunEvent event) {
        requireChange();
        live.tell(event);
        switch (event) {
            case RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ -> feed.tellChanged(account, run);
            case RunEvent.Reasoned _, RunEvent.StopRequested _ -> {}
        }
    }

    /** Makes this the only channel of the node that may stream text, within {@link #change}. */
    public void takeOver() {
        requireChange();
        live.worker = this;
    }

    /**
     * Tells text, which is stored nowhere.
     *
     * @throws RunTakenOver if another channel has taken over since
     */
    public void stream(RunEvent.TextStreamed text) {
        live.lock.lock();
        try {
            if (live.worker != this) {
                throw new RunTakenOver(run);
            }
            live.tell(text);
        } finally {
            live.lock.unlock();
        }
    }

    @Override
    public void close() {
        live.lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (live.worker == this) {
                live.worker = null;
            }
        } finally {
            live.lock.unlock();
        }
        feed.release(run);
    }

    private void requireChange() {
        if (!live.lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("What is told is told within the change that stores it.");
        }
    }
}
