package dev.stepwise.run.execution;

import dev.stepwise.run.RunEvent;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Notes what a feed tells, and waits for it with a deadline. */
final class FollowedRun implements RunObserver {

    static final Duration DEADLINE = Duration.ofSeconds(30);

    final List<RunSnapshot> snapshots = new ArrayList<>();
    final List<RunEvent> heard = new ArrayList<>();
    private final BlockingQueue<RunEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onSnapshot(RunSnapshot snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void onEvent(RunEvent event) {
        events.add(event);
    }

    /** The next event of that type, with those before it in {@link #heard}. */
    <E extends RunEvent> E await(Class<E> type) {
        return type.cast(await(type::isInstance, type.getSimpleName()));
    }

    RunEvent await(Predicate<RunEvent> wanted, String name) {
        try {
            while (true) {
                var event = events.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                if (event == null) {
                    throw new AssertionError(name + " was not heard; only " + heard);
                }
                heard.add(event);
                if (wanted.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
