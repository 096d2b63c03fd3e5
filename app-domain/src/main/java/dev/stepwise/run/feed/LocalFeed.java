package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.NodeListener;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.RunReader;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The live view of runs for those who follow on this node: of its own runs from its memory, of other nodes' runs from what those
 * write into the database.
 *
 * @see "docs/decisions/0017-the-feed-crosses-nodes-through-a-table.md"
 */
@Component
public class LocalFeed implements RunFeed, NodeListener, DisposableBean {

    private final RunReader reader;
    private final ChunkTable chunks;
    private final Outbox outbox;
    private final AccountRuns accountRuns;
    private final DatabaseWatch database;
    private final CatchUp catchUp;
    private final ConcurrentMap<RunId, LiveRun> runs = new ConcurrentHashMap<>();
    private final AccountFollowers accounts = new AccountFollowers();

    LocalFeed(
            RunReader reader,
            ChunkTable chunks,
            StandingRows standings,
            AccountRuns accountRuns,
            Outbox outbox,
            DatabaseWatch database) {
        this.database = database;
        this.reader = reader;
        this.chunks = chunks;
        this.outbox = outbox;
        this.accountRuns = accountRuns;
        catchUp = new CatchUp(reader, chunks, standings, runs::values, this::tellLists);
        catchUp.start();
    }

    @Override
    public Optional<Subscription> follow(AccountId account, RunId run, RunObserver observer) {
        database.requireAnswering();
        var live = hold(run);
        boolean followed = false;
        live.lock.lock();
        try {
            var details = reader.find(account, run);
            if (details.isEmpty()) {
                return Optional.empty();
            }
            var stored = details.get();
            if (live.isWorkedOnHere()) {
                live.remember(stored);
            } else if (live.followedBy().isPresent()) {
                catchUp.catchUp(live, stored);
            } else {
                catchUp.begin(live, stored);
            }
            var gate = new Gate(observer);
            LiveRun.isolated(() -> gate.onSnapshot(live.snapshot(stored)));
            live.add(account, gate);
            followed = true;
            return Optional.of(() -> leave(live, gate));
        } finally {
            live.lock.unlock();
            if (followed) {
                // it may be one to look at from now on
                catchUp.lookForText();
            } else {
                release(live);
            }
        }
    }

    private void leave(LiveRun live, Gate gate) {
        if (gate.open.compareAndSet(true, false)) {
            live.remove(gate);
            release(live);
        }
    }

    /** Lets nothing through once it is shut; equal to itself alone, so that an observer may follow twice. */
    private static final class Gate implements RunObserver {
        private final RunObserver observer;
        final AtomicBoolean open = new AtomicBoolean(true);

        Gate(RunObserver observer) {
            this.observer = observer;
        }

        @Override
        public void onSnapshot(RunSnapshot snapshot) {
            if (open.get()) {
                observer.onSnapshot(snapshot);
            }
        }

        @Override
        public void onEvent(RunEvent event) {
            if (open.get()) {
                observer.onEvent(event);
            }
        }
    }

    @Override
    public Subscription followAll(AccountId account, Consumer<RunId> changed) {
        return accounts.add(account, changed);
    }

    /** Opens a way to tell of a run. */
    public RunChannel open(RunId run) {
        return new RunChannel(this, hold(run));
    }

    /** Tells that a run was queued for the first time; nobody can have followed it before. */
    public void tellNew(AccountId account, RunId run) {
        accounts.tell(account, run);
        outbox.changed(new RunChange(run, account, true));
    }

    void changed(AccountId account, RunId run, RunEvent event) {
        boolean inLists = switch (event) {
            case RunEvent.RunQueued _, RunEvent.RunClaimed _, RunEvent.RunFinished _ -> true;
            case RunEvent.Reasoned _, RunEvent.StopRequested _ -> false;
        };
        if (inLists) {
            accounts.tell(account, run);
        }
        outbox.changed(new RunChange(run, account, inLists));
    }

    @Override
    public void heard(Ping ping) {
        for (var change : ping.changes()) {
            Optional.ofNullable(runs.get(change.run())).ifPresent(catchUp::lookAt);
            if (change.inLists()) {
                accounts.tell(change.account(), change.run());
            }
        }
        catchUp.lookForText();
    }

    @Override
    public void joined() {
        eachWorker(RunChannel::sendTextSoFar);
    }

    private void eachWorker(Consumer<RunChannel> wish) {
        for (var live : runs.values()) {
            var worker = live.worker;
            if (worker != null) {
                wish.accept(worker);
            }
        }
    }

    @Override
    public void mayHaveMissed() {
        eachWorker(RunChannel::sendTextAnew);
        catchUp.lookAtAll();
    }

    private void tellLists() {
        accountRuns.lately(accounts.accounts()).forEach(change -> accounts.tell(change.account(), change.run()));
    }

    /** Takes away the text that dead nodes left behind; returns how many chunks that were. */
    public int sweep() {
        return chunks.sweep();
    }

    void catchUp(LiveRun live) {
        catchUp.catchUp(live);
    }

    /** The run is no longer worked on here: if it did not end, what comes of it is read from the rows. */
    void lookAt(LiveRun live) {
        if (live.followedBy().isPresent() && live.isOpenEnded()) {
            catchUp.lookAt(live);
        }
    }

    Outbox outbox() {
        return outbox;
    }

    private LiveRun hold(RunId run) {
        return runs.compute(run, (_, known) -> {
            var live = known == null ? new LiveRun(run) : known;
            live.holders++;
            return live;
        });
    }

    void release(LiveRun live) {
        runs.computeIfPresent(live.id, (_, held) -> --held.holders == 0 ? null : held);
    }

    /** Whether the run takes up memory. */
    boolean holds(RunId run) {
        return runs.containsKey(run);
    }

    @Override
    public void destroy() {
        catchUp.end();
    }
}
