package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node has in memory of a run that is worked on here or followed: the text so far of the call under way, and who
 * follows. Everything changes under {@link #lock}, which is always taken before a database connection and never after.
 */
final class LiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

    final RunId id;
    final ReentrantLock lock = new ReentrantLock();
    private final List<RunObserver> observers = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveCall call;

    /** Kept from the first one who follows on. */
    private volatile @Nullable ToldRun told;

    private volatile @Nullable AccountId followedBy;

    /** Who may stream text: the latest claim of this node. */
    volatile @Nullable RunChannel worker;

    /** How many channels and followers hold on to it; guarded by the map that it stands in. */
    int holders;

    LiveRun(RunId id) {
        this.id = id;
    }

    /** Whether what happens is told by whoever works on it here; else it is read from the rows. */
    boolean isWorkedOnHere() {
        return worker != null;
    }

    /** Whose run it is, if somebody follows it. */
    Optional<AccountId> followedBy() {
        return observers.isEmpty() ? Optional.empty() : Optional.ofNullable(followedBy);
    }

    /** Whether more may come of it than those who follow have been told. */
    boolean isOpenEnded() {
        var known = told;
        return known != null && !known.hasEnded();
    }

    Optional<LiveCall> call() {
        return Optional.ofNullable(call);
    }

    /** How far those who follow have been told. */
    Optional<Standing> standing() {
        return Optional.ofNullable(told).map(ToldRun::standing);
    }

    /** What the rows hold that those who follow were not told; empty if they need a new snapshot. */
    Optional<List<RunEvent>> news(RunDetails details) {
        return Optional.ofNullable(told).flatMap(known -> known.news(details));
    }

    /** Begins anew with what the rows hold, where nobody follows yet, or where what was told is no longer so. */
    void restart(RunDetails details) {
        told = ToldRun.of(details);
        call = LiveCall.openIn(details).orElse(null);
    }

    /** Nobody can have been told anything of a run that is worked on here, but what its worker told. */
    void remember(RunDetails details) {
        if (told == null) {
            told = ToldRun.of(details);
        }
    }

    void add(AccountId account, RunObserver observer) {
        followedBy = account;
        observers.add(observer);
    }

    /** Does not wait for the lock: whoever leaves may hold a page's. */
    void remove(RunObserver observer) {
        observers.remove(observer);
    }

    /** Where nobody follows, nobody was told. */
    void forgetTold() {
        told = null;
    }

    RunSnapshot snapshot(RunDetails details) {
        return new RunSnapshot(details, call().map(LiveCall::toAttempt));
    }

    /** Replaces all that was told. */
    void tellAnew(RunDetails details) {
        var snapshot = snapshot(details);
        for (var observer : observers) {
            isolated(() -> observer.onSnapshot(snapshot));
        }
    }

    void tell(RunEvent event) {
        switch (event) {
            case RunEvent.AttemptStarted started -> call = new LiveCall(started);
            case TextStreamed text ->
                call().filter(open -> open.attempt().equals(text.attempt()))
                        .ifPresent(open -> open.append(text, Instant.now()));
            case RunEvent.AttemptRejected rejected -> forget(rejected.attempt());
            case RunEvent.StepCompleted _, RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ ->
                forgetCall();
            case RunEvent.ThinkingEnded _, RunEvent.StopRequested _ -> {}
        }
        var known = told;
        if (known != null) {
            known.note(event);
        }
        pass(event);
    }

    /** Takes in text that another node wrote, and tells what is new of it. */
    void hear(List<Chunk> chunks) {
        for (var chunk : chunks) {
            call().flatMap(open -> open.add(chunk)).ifPresent(this::pass);
        }
    }

    /** Tells what of a step was not heard while it was written elsewhere: rows may be ahead of the text. */
    void hearRest(RunEvent.StepCompleted completed) {
        call().filter(open -> open.attempt().equals(completed.attempt()))
                .ifPresent(open -> open.rest(completed.step(), Instant.now()).forEach(this::pass));
    }

    void forgetCall() {
        call = null;
    }

    private void forget(AttemptRef attempt) {
        if (call().filter(open -> open.attempt().equals(attempt)).isPresent()) {
            call = null;
        }
    }

    private void pass(RunEvent event) {
        for (var observer : observers) {
            isolated(() -> observer.onEvent(event));
        }
    }

    /** Runs a listener's code; what it throws ends here. */
    static void isolated(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            // The text of the failure could hold the model's words.
            LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("An observer of a run failed");
        }
    }
}
