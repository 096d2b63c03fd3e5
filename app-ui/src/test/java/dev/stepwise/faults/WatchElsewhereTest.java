package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.faults.cluster.Watcher;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who watch on a node that works on nothing, while the node that works on their runs is killed. */
class WatchElsewhereTest {

    private static final int RUNS = 12;
    private static final int STEPS = 6;

    @Test
    void who_watches_from_another_node_reads_the_same_text_across_a_failover() throws Exception {
        var chance = Chance.of("watching from another node across a failover");
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.BRISK, "left", "right")) {
            var crashes = new Crashes(cluster);
            Map<RunId, Watcher> watchers = new LinkedHashMap<>();
            for (int run = 0; run < RUNS; run++) {
                var account = cluster.account();
                var id = cluster.client().ask(account, STEPS);
                var watcher = new Watcher(id);
                cluster.client()
                        .feed()
                        .follow(RunAccess.owner(account, id), watcher)
                        .orElseThrow();
                watchers.put(id, watcher);
            }
            Scenes.awaitCalls(cluster, chance.between(RUNS, RUNS * 2));
            var victim = Scenes.busiest(cluster, "left", "right");
            cluster.node(victim).kill();
            crashes.note(victim);
            Scenes.awaitEnds(cluster);
            await().atMost(Scenes.DEADLINE)
                    .until(() -> watchers.values().stream().allMatch(Watcher::hasSeenTheEnd));

            System.out.printf(
                    "faults: %d of %d steps were read to their end while they were written%n",
                    watchers.values().stream().mapToInt(Watcher::readToTheEnd).sum(), RUNS * (STEPS + 1));
            Scenes.assertNothingLost("watching from another node across a failover", cluster, crashes);
            assertThat(watchers.values()).flatExtracting(Watcher::complaints).isEmpty();
            watchers.forEach((run, watcher) -> assertThat(watcher.contents()).isEqualTo(cluster.contents(run)));
        }
    }
}
