package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.RunReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The live view of the runs that this node works on, in its memory; of other nodes' runs it shows what is stored. */
@Component
public class LocalFeed implements RunFeed {

    private final RunReader reader;
    private final ConcurrentMap<RunId, LiveRun> runs = new ConcurrentHashMap<>();
    private final ConcurrentMap<AccountId, List<Follower>> accounts = new ConcurrentHashMap<>();

    LocalFeed(RunReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Subscription> follow(AccountId account, RunId run, RunObserver observer) {
        var live = hold(run);
        boolean followed = false;
        live.lock.lock();
        try {
            var details = reader.find(account, run);
            if (details.isEmpty()) {
                return Optional.empty();
            }
            var gate = new Gate(observer);
            LiveRun.isolated(() -> gate.onSnapshot(new RunSnapshot(details.get(), live.attempt())));
            live.add(gate);
            followed = true;
            return Optional.of(() -> {
                if (gate.open.compareAndSet(true, false)) {
                    live.remove(gate);
                    release(run);
                }
            });
        } finally {
            live.lock.unlock();
            if (!followed) {
                release(run);
            }
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
            observer.onSnapshot(snapshot);
        }

        @Override
        public void onEvent(RunEvent event) {
            if (open.get()) {
                observer.onEvent(event);
            }
        }
    }

    /** Equal to itself alone, like a gate. */
    private static final class Follower {
        final Consumer<RunId> changed;

        Follower(Consumer<RunId> changed) {
            this.changed = changed;
        }
    }

    @Override
    public Subscription followAll(AccountId account, Consumer<RunId> changed) {
        var own = new Follower(changed);
        accounts.compute(account, (_, known) -> {
            var followers = known == null ? new CopyOnWriteArrayList<Follower>() : known;
            followers.add(own);
            return followers;
        });
        return () -> accounts.computeIfPresent(account, (_, followers) -> {
            followers.remove(own);
            return followers.isEmpty() ? null : followers;
        });
    }

    /** Opens a way to tell of a run. */
    public RunChannel open(RunId run) {
        return new RunChannel(this, run, hold(run));
    }

    /** Tells that a run was queued for the first time; nobody can have followed it before. */
    public void tellNew(AccountId account, RunId run) {
        tellChanged(account, run);
    }

    void tellChanged(AccountId account, RunId run) {
        for (var follower : accounts.getOrDefault(account, List.of())) {
            LiveRun.isolated(() -> follower.changed.accept(run));
        }
    }

    private LiveRun hold(RunId run) {
        return runs.compute(run, (_, known) -> {
            var live = known == null ? new LiveRun() : known;
            live.holders++;
            return live;
        });
    }

    void release(RunId run) {
        runs.computeIfPresent(run, (_, live) -> --live.holders == 0 ? null : live);
    }

    /** Whether the run takes up memory. */
    boolean holds(RunId run) {
        return runs.containsKey(run);
    }
}
