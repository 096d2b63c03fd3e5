package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.NodeListener;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.RunLog;
import dev.stepwise.run.persistence.RunReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The live view of runs for those who follow on this node: of its own runs from its memory, of other nodes' runs from their logs and from
 * the text that those write into the database.
 *
 * @see "docs/decisions/0017-the-feed-crosses-nodes-through-a-table.md"
 */
@Component
public class LocalFeed implements RunFeed, NodeListener, DisposableBean {

    private static final int MOST_READS = 5;

    private final RunReader reader;
    private final ChunkTable chunks;
    private final Outbox outbox;
    private final AccountRuns accountRuns;
    private final DatabaseWatch database;
    private final RemoteRunText remoteText;
    private final LogFollower logs;
    private final LiveRuns runs = new LiveRuns();
    private final AccountFollowers accounts = new AccountFollowers();

    LocalFeed(
            RunReader reader,
            RunLog log,
            ChunkTable chunks,
            AccountRuns accountRuns,
            Outbox outbox,
            DatabaseWatch database,
            NodeThreads threads) {
        this.database = database;
        this.reader = reader;
        this.chunks = chunks;
        this.outbox = outbox;
        this.accountRuns = accountRuns;
        remoteText = new RemoteRunText(chunks);
        logs = new LogFollower(runs, log, remoteText, this::refreshLists);
        logs.start(threads);
    }

    /** The run is read while it goes on; what happens meanwhile is delivered after the snapshot. */
    @Override
    public Optional<Subscription> follow(RunAccess access, RunObserver observer) {
        database.requireAnswering();
        var live = runs.hold(access.run());
        var follower = new Follower(observer);
        live.add(follower);
        boolean followed = false;
        try {
            followed = begin(follower, live, access);
            return followed ? Optional.of(() -> leave(live, follower)) : Optional.empty();
        } finally {
            if (followed) {
                // from now on it may be one whose log is to be read
                logs.readLogOf(live);
            } else {
                live.remove(follower);
                runs.release(live);
            }
        }
    }

    /**
     * Delivers the run as it is. What is no longer so when it has been read is read again, for the text of an attempt that came and went
     * meanwhile is in memory no more; a run that does not rest is taken as it was. Returns whether there is such a run.
     */
    private boolean begin(Follower follower, LiveRun live, RunAccess access) {
        for (int read = 1; ; read++) {
            var details = reader.find(access);
            if (details.isEmpty()) {
                return false;
            }
            var text = live.isWorkedOnHere() ? List.<Chunk>of() : remoteText.of(details.get());
            live.lock.lock();
            try {
                if (read == MOST_READS || !live.isAheadOf(details.get())) {
                    live.begin(follower, details.get(), text);
                    return true;
                }
            } finally {
                live.lock.unlock();
            }
        }
    }

    private void leave(LiveRun live, Follower follower) {
        if (follower.close()) {
            live.remove(follower);
            runs.release(live);
        }
    }

    @Override
    public Subscription followAll(Actor actor, Consumer<RunChange> changed) {
        return accounts.add(actor.account(), changed);
    }

    /** Opens a way to tell of a run. */
    public RunChannel open(RunId run) {
        return new RunChannel(this, runs.hold(run));
    }

    /**
     * Tells that a run was queued for the first time; nobody can have followed it before.
     *
     * @param question which it belongs to; empty: it is looked up
     */
    public void tellNew(AccountId account, Optional<QuestionId> question, RunId run) {
        var change = new RunChange(run, question.or(() -> accountRuns.question(run)), account, true);
        accounts.tell(change);
        outbox.runChanged(change);
    }

    void changed(AccountId account, LiveRun live, RunEvent.Logged event) {
        boolean inLists = switch (event) {
            case RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ -> true;
            case RunEvent.LoggedReasoning _, RunEvent.DirectiveGiven _, RunEvent.AttemptAbandoned _ -> false;
        };
        var question = inLists ? accountRuns.question(live) : Optional.<QuestionId>empty();
        var change = new RunChange(live.id, question, account, inLists);
        if (inLists) {
            accounts.tell(change);
        }
        outbox.runChanged(change);
    }

    @Override
    public void heard(Ping ping) {
        for (var change : ping.changes()) {
            runs.find(change.run()).ifPresent(logs::readLogOf);
            if (change.inLists()) {
                accounts.tell(change);
            }
        }
        logs.readText();
    }

    @Override
    public void joined() {
        runs.eachWorker(RunChannel::sendTextSoFar);
    }

    @Override
    public void mayHaveMissed() {
        runs.eachWorker(RunChannel::sendTextAgain);
        logs.readEverything();
    }

    private void refreshLists() {
        accountRuns.lately(accounts.accounts()).forEach(accounts::tell);
    }

    /** Removes the text that lost nodes left behind; returns how many chunks that were. */
    public int sweep() {
        return chunks.sweep();
    }

    /** The run's log says more than its followers here got. */
    void readLogOf(LiveRun live) {
        logs.readLogOf(live);
    }

    Outbox outbox() {
        return outbox;
    }

    void release(LiveRun live) {
        runs.release(live);
    }

    /** Whether the run is in memory. */
    boolean holds(RunId run) {
        return runs.find(run).isPresent();
    }

    @Override
    public void destroy() {
        logs.end();
    }
}
