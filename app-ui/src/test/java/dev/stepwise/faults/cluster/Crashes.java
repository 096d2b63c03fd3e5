package dev.stepwise.faults.cluster;

import dev.stepwise.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which runs lost their node when, and how long it took until another one went on with them. */
public final class Crashes {

    private final Cluster cluster;
    private final List<Crash> crashes = new ArrayList<>();

    /** A run that was under way on a node when that was lost. */
    private record Crash(RunId run, Instant at) {}

    public Crashes(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Notes what the nodes that were just lost were working on. */
    public void note(String... nodes) {
        for (var node : nodes) {
            var now = Instant.now();
            cluster.runsOn(node).forEach(run -> crashes.add(new Crash(run, now)));
        }
    }

    public int count() {
        return crashes.size();
    }

    /** How often each run lost its node. */
    public Map<String, Integer> perRun() {
        var perRun = new HashMap<String, Integer>();
        crashes.forEach(crash -> perRun.merge(crash.run().toString(), 1, Integer::sum));
        return perRun;
    }

    /** The longest time from a loss to the next claim; what had just ended at the loss was never claimed again. */
    public Duration longestPause() {
        return crashes.stream().map(this::pause).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration pause(Crash crash) {
        return cluster
                .sql()
                .sql("select min(at) from run_log where run_id = ? and kind = 'CLAIMED' and at > ?")
                .params(crash.run().value(), java.sql.Timestamp.from(crash.at()))
                .query((row, _) -> row.getTimestamp(1))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(claimed -> Duration.between(crash.at(), claimed.toInstant()))
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
