package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Addresses;
import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Evidence;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.faults.cluster.TcpProxy;
import dev.stepwise.run.RunId;
import dev.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network between the nodes and their database: it stands still for half a minute, and it loses its connections. */
class DatabaseNetworkTest {

    private static final Duration STILL = Duration.ofSeconds(30);
    private static final int CUTS = 5;
    private static final int RUNS = 12;

    /** What a node may hold: its pool, and one that listens. */
    private static final int MOST_CONNECTIONS = 21;

    private static TcpProxy network;
    private static Cluster cluster;
    private List<RunId> runs;
    private Crashes crashes;

    @BeforeAll
    static void start() throws IOException {
        var database = TestDatabase.freshDatabase();
        network = TcpProxy.to(Addresses.host(database), Addresses.port(database));
        var wiring = new Cluster.Wiring(database, Addresses.through(network.port(), database), List.of());
        cluster = Cluster.start(Packaged.app(), wiring, Pace.BRISK, "left", "right");
    }

    @BeforeEach
    void ask() {
        crashes = new Crashes(cluster);
        runs = Scenes.ask(cluster, RUNS, 10);
    }

    @AfterAll
    static void close() throws IOException {
        cluster.close();
        network.close();
    }

    @Test
    void when_a_network_that_stood_still_moves_again_the_runs_go_on() throws Exception {
        var chance = Chance.of("database frozen " + STILL.toSeconds() + " s");
        Scenes.awaitCalls(cluster, chance.between(12, 30));
        network.freeze();
        crashes.note("left", "right");
        Scenes.pass(STILL);
        network.thaw();
        // who finds the other one's heartbeats late takes its runs, and each of the two may
        crashes.note("left", "right");
        holds("database frozen " + STILL.toSeconds() + " s");
    }

    @Test
    void lost_connections_lose_no_step() throws Exception {
        var chance = Chance.of("database connections cut × " + CUTS);
        for (int cut = 1; cut <= CUTS; cut++) {
            Scenes.awaitCalls(cluster, chance.between(3, 12));
            network.cut();
            crashes.note("left", "right");
        }
        holds("database connections cut × " + CUTS);
    }

    private void holds(String scene) throws Exception {
        Scenes.awaitEnds(cluster);
        for (var node : List.of("left", "right")) {
            await().atMost(Scenes.DEADLINE).until(() -> cluster.node(node).isHealthy());
            assertThat(cluster.connections(node)).isBetween(1, MOST_CONNECTIONS);
        }
        var evidence = Scenes.assertNothingLost(scene, Evidence.of(cluster, runs), crashes);
        assertThat(evidence.answered()).isEqualTo(RUNS);
    }
}
