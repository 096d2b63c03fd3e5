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

/** SIGTERM: a deploy, one node after the other, while people ask. */
class RollingRestartTest {

    @Test
    void a_node_that_is_told_to_go_hands_over_what_it_works_on() throws Exception {
        var chance = Chance.of("SIGTERM, rolling restart");
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.BRISK, "left", "right")) {
            var handOvers = new Crashes(cluster);
            try (var _ = Load.of(cluster, 8, 6)) {
                for (var node : List.of("left", "right", "left", "right")) {
                    Scenes.awaitCalls(cluster, chance.between(10, 30));
                    chance.pass(Duration.ofMillis(800));
                    handOvers.note(node);
                    cluster.node(node).shutDown();
                    assertThat(cluster.runsOn(node)).isEmpty();
                    cluster.startNode(node);
                }
            }

            var evidence = Scenes.assertNothingLost("SIGTERM × 4", cluster, handOvers);
            assertThat(evidence.answered()).isEqualTo(evidence.runs());
            assertThat(handOvers.count()).isPositive();
        }
    }
}
