package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.persistence.Claim;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way from whoever changes a run to whoever follows it, on any node. While one is open, the run's live text is kept. */
public final class RunChannel implements AutoCloseable {

    private final LocalFeed feed;
    private final LiveRun live;
    private @Nullable Claim claim;
    private boolean closed;

    RunChannel(LocalFeed feed, LiveRun live) {
        this.feed = feed;
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
        var call = live.call();
        if (live.isWorkedOnHere()) {
            live.tell(event);
        } else {
            feed.catchUp(live);
        }
        call.filter(before -> live.call().filter(before::equals).isEmpty()).ifPresent(this::over);
        feed.changed(account, live.id, event);
    }

    /** Makes this the only channel of the node that may stream text, and tells of the claim that was just stored, within {@link #change}. */
    public void takeOver(AccountId account, Claim newClaim, RunEvent.RunClaimed event) {
        requireChange();
        live.forgetCall();
        // what another node stored last may not have been heard of here
        live.worker = null;
        if (live.followedBy().isPresent()) {
            feed.catchUp(live);
        } else {
            live.forgetTold();
        }
        claim = newClaim;
        live.worker = this;
        feed.changed(account, live.id, event);
    }

    /**
     * Tells text, which is stored nowhere for long.
     *
     * @throws RunTakenOver if another channel has taken over since
     */
    public void stream(RunEvent.TextStreamed text) {
        live.lock.lock();
        try {
            var current = claim;
            if (live.worker != this || current == null) {
                throw new RunTakenOver(live.id);
            }
            live.tell(text);
            live.call().ifPresent(call -> feed.outbox().written(current, call));
        } finally {
            live.lock.unlock();
        }
    }

    /** Text that nobody was told to be over belongs to a call that somebody else will make again. */
    @Override
    public void close() {
        live.lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (live.worker == this) {
                live.call().ifPresent(this::over);
                live.forgetCall();
                live.worker = null;
                feed.lookAt(live);
            }
        } finally {
            live.lock.unlock();
        }
        feed.release(live);
    }

    /** Has other nodes be sent the text so far, within {@link #change}. */
    void sendTextSoFar() {
        var current = claim;
        if (current != null) {
            live.call().ifPresent(call -> feed.outbox().written(current, call));
        }
    }

    /** What was written may be gone, for a crash of the database empties the table. */
    void sendTextAnew() {
        live.call().ifPresent(LiveCall::forgetSent);
        sendTextSoFar();
    }

    private void over(LiveCall call) {
        var current = claim;
        if (current != null && live.worker == this) {
            feed.outbox().over(current, call);
        }
    }

    private void requireChange() {
        if (!live.lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("What is told is told within the change that stores it.");
        }
    }
}
