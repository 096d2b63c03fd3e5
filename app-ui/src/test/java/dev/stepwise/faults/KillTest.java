package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Load;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** kill -9 of one of two nodes, again and again, at any moment. */
class KillTest {

    private static final int KILLS = Integer.getInteger("faults.kills", 20);
    private static final List<String> NODES = List.of("left", "right");

    @Test
    void killed_nodes_lose_no_step_and_their_runs_go_on_elsewhere() throws Exception {
        var chance = Chance.of("kill -9 × " + KILLS);
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.BRISK, "left", "right")) {
            var crashes = new Crashes(cluster);
            try (var _ = Load.of(cluster, 6, 6)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    Scenes.awaitCalls(cluster, chance.between(1, 20));
                    chance.pass(Duration.ofMillis(800));
                    var victim = chance.oneOf(Scenes.atWork(cluster, NODES));
                    cluster.node(victim).kill();
                    crashes.note(victim);
                    cluster.startNode(victim);
                }
            }

            var evidence = Scenes.assertNothingLost("kill -9 × " + KILLS, cluster, crashes);
            assertThat(evidence.answered()).isEqualTo(evidence.runs());
            assertThat(crashes.count()).isPositive();
        }
    }
}
