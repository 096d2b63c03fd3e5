package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.DurableServer;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** kill -9 of PostgreSQL, with durability on, while runs are under way. */
class DatabaseKillTest {

    private static final int KILLS = 3;

    @Test
    void a_killed_database_keeps_every_step_that_it_acknowledged_and_the_runs_go_on() throws Exception {
        var chance = Chance.of("kill -9 of PostgreSQL × " + KILLS);
        try (var server = DurableServer.start();
                var cluster = Cluster.start(
                        Packaged.app(), Cluster.Wiring.directTo(server.details()), Pace.BRISK, "left", "right")) {
            var crashes = new Crashes(cluster);
            Scenes.ask(cluster, 20, 10);
            for (int kill = 1; kill <= KILLS; kill++) {
                Scenes.awaitCalls(cluster, chance.between(15, 30));
                chance.pass(Duration.ofMillis(500));
                server.killAndStartAgain();
                crashes.note("left", "right");
            }

            var evidence = Scenes.assertNothingLost("kill -9 of PostgreSQL × " + KILLS, cluster, crashes);
            assertThat(evidence.answered()).isEqualTo(evidence.runs());
        }
    }
}
