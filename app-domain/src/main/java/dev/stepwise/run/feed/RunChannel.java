package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.persistence.Claim;
import dev.stepwise.run.persistence.ClaimedRun;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.List;
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

    /** Tells what was just stored. */
    public void tell(AccountId account, List<RunLogEntry> entries) {
        boolean complete = true;
        live.lock.lock();
        try {
            for (var entry : entries) {
                complete &= tell(entry);
            }
        } finally {
            live.lock.unlock();
        }
        if (!complete) {
            feed.lookAt(live);
        }
        entries.forEach(entry -> feed.changed(account, live, entry.event()));
    }

    private boolean tell(RunLogEntry entry) {
        if (live.worker != this) {
            return live.tell(entry);
        }
        var call = live.call();
        boolean complete = live.tellOwn(entry);
        call.filter(before -> live.call().filter(before::equals).isEmpty()).ifPresent(this::over);
        return complete;
    }

    /** Makes this the only channel of the node that may stream text, and tells of the claim that was just stored. */
    public void takeOver(ClaimedRun claimed) {
        live.lock.lock();
        try {
            live.forgetCall();
            live.setQuestion(claimed.questionId());
            claim = claimed.claim();
            live.worker = this;
        } finally {
            live.lock.unlock();
        }
        tell(claimed.account(), claimed.told());
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
            live.tellOwn(text);
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

    /** Has other nodes be sent the text so far. */
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
}
