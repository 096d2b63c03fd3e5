package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.DurableServer;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.faults.cluster.SmallDisk;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The database's disk is full for a while: nothing more can be stored, and then it can again. */
class DiskFullTest {

    private static final Duration FULL = Duration.ofSeconds(15);
    private static final int MEGABYTES = 160;
    private static final int RUNS = 12;

    @Test
    void a_full_disk_loses_no_step_and_the_runs_go_on_when_there_is_room() throws Exception {
        var disk = SmallDisk.mount(MEGABYTES);
        assumeTrue(disk.isPresent(), "No file system can be mounted here.");
        var chance = Chance.of("disk full");
        try (var small = disk.get();
                var server = DurableServer.startIn(small.room());
                var cluster = Cluster.start(
                        Packaged.app(), Cluster.Wiring.directTo(server.details()), Pace.BRISK, "left", "right")) {
            var crashes = new Crashes(cluster);
            Scenes.ask(cluster, RUNS, 20);
            Scenes.awaitCalls(cluster, chance.between(15, 30));
            crashes.note("left", "right");
            small.fill();
            assertThatThrownBy(() -> store(cluster)).isInstanceOf(DataAccessException.class);
            Scenes.pass(FULL);
            small.free();
            server.startAgainIfEnded();
            crashes.note("left", "right");

            var evidence = Scenes.assertNothingLost("disk full for " + FULL.toSeconds() + " s", cluster, crashes);
            assertThat(evidence.answered()).isEqualTo(RUNS);
        }
    }

    /** More than what is left on a disk that is full. */
    private static void store(Cluster cluster) {
        cluster.sql()
                .sql("create table more as select generate_series(1, 1000000)")
                .update();
    }
}
