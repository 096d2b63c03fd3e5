package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.run.RunId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One person queues 200 runs on nodes that can work on few at a time, and another one asks. */
class FloodTest {

    private static final int FLOOD = 200;

    /** Of a node. The flood is to take longer than asking for it does on a machine that has other things to do. */
    private static final int AT_A_TIME = 6;

    private static final int STEPS = 6;

    @Test
    void a_flood_of_one_persons_runs_does_not_hold_up_another_persons() throws Exception {
        Chance.of("flood of " + FLOOD);
        var few = Cluster.Wiring.direct("--stepwise.limits.node-running=" + AT_A_TIME);
        try (var cluster = Cluster.start(Packaged.app(), few, Pace.FAST, "left", "right")) {
            var flood = cluster.account();
            IntStream.range(0, FLOOD).forEach(_ -> cluster.client().ask(flood, STEPS));
            var late = IntStream.range(0, 5)
                    .mapToObj(_ -> cluster.client().ask(cluster.account(), STEPS))
                    .toList();
            await().atMost(Scenes.DEADLINE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> late.stream().allMatch(run -> wasClaimed(cluster, run)));
            int waiting = cluster.sql()
                    .sql("select count(*) from run where state = 'QUEUED'")
                    .query(Integer.class)
                    .single();
            Scenes.awaitEnds(cluster);

            var longest =
                    late.stream().mapToLong(run -> waited(cluster, run)).max().orElseThrow();
            System.out.printf(
                    "faults: flood of %d: others waited %d ms at most; then %d of the flood were waiting still%n",
                    FLOOD, longest, waiting);
            var evidence = Scenes.assertNothingLost("flood of " + FLOOD, cluster, new Crashes(cluster));
            assertThat(evidence.answered()).isEqualTo(FLOOD + late.size());
            assertThat(waiting).isPositive();
        }
    }

    private static boolean wasClaimed(Cluster cluster, RunId run) {
        return cluster.sql()
                .sql("select epoch > 0 from run where id = ?")
                .param(run.value())
                .query(Boolean.class)
                .single();
    }

    private static long waited(Cluster cluster, RunId run) {
        return cluster.sql()
                .sql("select (extract(epoch from claimed_at - queued_at) * 1000)::bigint from run where id = ?")
                .param(run.value())
                .query(Long.class)
                .single();
    }
}
