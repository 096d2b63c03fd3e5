package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunLogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this node has in memory of a run that is worked on here or followed: the text so far of the call under way, and who follows.
 * Everything changes under {@link #lock}, which is never held while the database is asked.
 */
final class LiveRun {

    final RunId id;
    final ReentrantLock lock = new ReentrantLock();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveCall call;

    /** The last entry of the run's log that the call and the end account for. */
    private int seq = -1;

    private volatile boolean ended;
    private volatile @Nullable QuestionId question;

    /** Who may stream text: the latest claim of this node. */
    volatile @Nullable RunChannel worker;

    /** How many channels and followers hold on to it; {@link LiveRuns} counts them. */
    int holders;

    LiveRun(RunId id) {
        this.id = id;
    }

    /** Empty until it was needed, or read with the run. */
    Optional<QuestionId> question() {
        return Optional.ofNullable(question);
    }

    void setQuestion(QuestionId known) {
        question = known;
    }

    /** Whether what happens comes from whoever works on it here; else it is read from the run's log. */
    boolean isWorkedOnHere() {
        return worker != null;
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    /** Whether more may come of it. */
    boolean isOpenEnded() {
        return !ended;
    }

    Optional<LiveCall> call() {
        return Optional.ofNullable(call);
    }

    /** The number of the last entry that every follower got and that the call accounts for; empty while nobody got anything. */
    OptionalInt delivered() {
        var delivered = followers.stream()
                .map(Follower::delivered)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
        return delivered.isEmpty() ? delivered : OptionalInt.of(Math.min(delivered.getAsInt(), seq));
    }

    /** From now on the follower gets what happens, and keeps it until it {@link #begin begins}. Does not wait for the lock. */
    void add(Follower follower) {
        followers.add(follower);
    }

    /** Does not wait for the lock: whoever leaves may hold a page's. */
    void remove(Follower follower) {
        followers.remove(follower);
    }

    /** Whether more has happened than what was read. */
    boolean isAheadOf(RunDetails details) {
        return seq > details.logSeq();
    }

    /** Delivers to a follower what was read for it since it was added: the run, and what another node wrote of its call under way. */
    void begin(Follower follower, RunDetails details, List<Chunk> text) {
        if (!isWorkedOnHere() && details.logSeq() > seq) {
            seq = details.logSeq();
            ended = details.run().state().isEnd();
            var open = LiveCall.openIn(details);
            if (!open.map(LiveCall::attempt).equals(call().map(LiveCall::attempt))) {
                call = open.orElse(null);
            }
        }
        question = details.questionId();
        addText(text);
        follower.begin(details, call());
    }

    /** Publishes an entry that whoever works on the run here has just written. Returns whether no follower misses an earlier one. */
    boolean publishOwn(RunLogEntry entry) {
        apply(entry.event());
        seq = Math.max(seq, entry.seq());
        return deliver(entry);
    }

    /** Publishes an entry that somebody else wrote. Returns whether no follower misses an earlier one. */
    boolean publish(RunLogEntry entry) {
        if (!isWorkedOnHere() && entry.seq() > seq) {
            if (entry.event() instanceof RunEvent.StepCompleted completed) {
                addMissingText(completed);
            }
            apply(entry.event());
            seq = entry.seq();
        }
        return deliver(entry);
    }

    private boolean deliver(RunLogEntry entry) {
        boolean complete = true;
        for (var follower : followers) {
            complete &= follower.deliver(entry, call());
        }
        return complete;
    }

    private void apply(RunEvent.Logged event) {
        switch (event) {
            case RunEvent.AttemptStarted started -> {
                if (call().filter(known -> known.attempt().equals(started.attempt()))
                        .isEmpty()) {
                    call = new LiveCall(started);
                }
            }
            case RunEvent.AttemptRejected rejected -> forget(rejected.attempt());
            case RunEvent.AttemptAbandoned abandoned -> forget(abandoned.attempt());
            case RunEvent.StepCompleted _, RunEvent.RunClaimed _ -> forgetCall();
            case RunEvent.RunQueued _ -> {
                forgetCall();
                ended = false;
            }
            case RunEvent.RunFinished _ -> {
                forgetCall();
                ended = true;
            }
            case RunEvent.AttemptWaits _, RunEvent.ThinkingEnded _, RunEvent.DirectiveGiven _ -> {}
        }
    }

    /** Publishes text that whoever works on the run here has just received. */
    void publishOwn(TextStreamed text) {
        call().filter(open -> open.attempt().equals(text.attempt()))
                .ifPresent(open -> open.append(text, Instant.now()));
        deliver(text);
    }

    /** Adds text that another node wrote to the call's, and delivers what is new of it. */
    void addText(List<Chunk> chunks) {
        for (var chunk : chunks) {
            call().flatMap(open -> open.add(chunk)).ifPresent(this::deliver);
        }
    }

    /** Adds the text of a step that did not come while it was written elsewhere, and delivers it: the log may be ahead of the text. */
    private void addMissingText(RunEvent.StepCompleted completed) {
        call().filter(open -> open.attempt().equals(completed.attempt()))
                .ifPresent(open -> open.missing(completed.step(), Instant.now()).forEach(this::deliver));
    }

    void forgetCall() {
        call = null;
    }

    private void forget(AttemptRef attempt) {
        if (call().filter(open -> open.attempt().equals(attempt)).isPresent()) {
            forgetCall();
        }
    }

    private void deliver(TextStreamed text) {
        for (var follower : followers) {
            follower.deliver(text);
        }
    }
}
