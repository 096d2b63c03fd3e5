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
            feed.readLogOf(live);
        }
        entries.forEach(entry -> feed.changed(account, live, entry.event()));
    }

    private boolean tell(RunLogEntry entry) {
        if (live.worker != this) {
            return live.publish(entry);
        }
        var call = live.call();
        boolean complete = live.publishOwn(entry);
        call.filter(before -> live.call().filter(before::equals).isEmpty()).ifPresent(this::callEnded);
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
            live.publishOwn(text);
            live.call().ifPresent(call -> feed.outbox().textWritten(current, call));
        } finally {
            live.lock.unlock();
        }
    }

    /** A call that has not ended by now is made again by somebody else. */
    @Override
    public void close() {
        live.lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (live.worker == this) {
                live.call().ifPresent(this::callEnded);
                live.forgetCall();
                live.worker = null;
                feed.readLogOf(live);
            }
        } finally {
            live.lock.unlock();
        }
        feed.release(live);
    }

    /** Sends the text so far to the other nodes. */
    void sendTextSoFar() {
        var current = claim;
        if (current != null) {
            live.call().ifPresent(call -> feed.outbox().textWritten(current, call));
        }
    }

    /** Sends the text again, for a crash of the database may have emptied the table. */
    void sendTextAgain() {
        live.call().ifPresent(LiveCall::forgetSent);
        sendTextSoFar();
    }

    private void callEnded(LiveCall call) {
        var current = claim;
        if (current != null && live.worker == this) {
            feed.outbox().callEnded(current, call);
        }
    }
}
