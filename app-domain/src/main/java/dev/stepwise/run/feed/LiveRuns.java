package dev.stepwise.run.feed;

import dev.stepwise.run.RunId;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** The runs that this node has in memory, each for as long as a channel or a follower holds on to it. */
final class LiveRuns {

    private final ConcurrentMap<RunId, LiveRun> runs = new ConcurrentHashMap<>();

    /** The run in memory, until it is {@link #release released} as often as it was held. */
    LiveRun hold(RunId run) {
        return runs.compute(run, (_, known) -> {
            var live = known == null ? new LiveRun(run) : known;
            live.holders++;
            return live;
        });
    }

    /** One who held the run needs it no longer. */
    void release(LiveRun live) {
        runs.computeIfPresent(live.id, (_, held) -> --held.holders == 0 ? null : held);
    }

    Optional<LiveRun> find(RunId run) {
        return Optional.ofNullable(runs.get(run));
    }

    Collection<LiveRun> all() {
        return runs.values();
    }

    /** Has each channel that works on a run here do something. */
    void eachWorker(Consumer<RunChannel> action) {
        for (var live : runs.values()) {
            var worker = live.worker;
            if (worker != null) {
                action.accept(worker);
            }
        }
    }
}
