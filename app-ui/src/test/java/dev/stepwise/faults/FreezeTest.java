package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Load;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGSTOP: a node that stands still for so long that its runs are taken over, and then goes on as if nothing had been. */
class FreezeTest {

    private static final Duration LEAST = Duration.ofSeconds(10);

    @Test
    void a_node_that_wakes_after_its_runs_were_taken_over_adds_nothing_to_them() throws Exception {
        var chance = Chance.of("SIGSTOP");
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.BRISK, "left", "right")) {
            var crashes = new Crashes(cluster);
            try (var _ = Load.of(cluster, 20, 8)) {
                Scenes.awaitCalls(cluster, chance.between(20, 60));
                var victim = Scenes.busiest(cluster, "left", "right");
                cluster.node(victim).freeze();
                crashes.note(victim);
                // When its heartbeats have been missed, the other node takes what it has.
                await().pollDelay(LEAST)
                        .atMost(Scenes.DEADLINE)
                        .until(() -> cluster.runsOn(victim).isEmpty());
                cluster.node(victim).wake();
                Scenes.awaitCalls(cluster, 20);
            }

            var evidence = Scenes.assertNothingLost("SIGSTOP", cluster, crashes);
            assertThat(evidence.answered()).isEqualTo(evidence.runs());
            assertThat(crashes.count()).isPositive();
        }
    }
}
