package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Evidence;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model server goes away, stands still, crawls, and loses its connections. A model's fault costs calls, never steps. */
class ModelServerTest {

    private static final int RUNS = 8;
    private static final int STEPS = 9;

    /** Longer than the longest silence that a call is allowed. */
    private static final Duration STALL = Duration.ofSeconds(35);

    private static Cluster cluster;
    private final Map<RunId, Actor> runs = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.BRISK, "left", "right");
    }

    @BeforeEach
    void ask() {
        for (int run = 0; run < RUNS; run++) {
            var account = cluster.account();
            runs.put(cluster.client().ask(account, STEPS), account);
        }
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void after_a_server_that_died_the_runs_have_failed_with_their_steps_and_go_on_from_there() throws Exception {
        var chance = Chance.of("model server killed");
        Scenes.awaitCalls(cluster, RUNS + chance.between(1, RUNS * 2));
        cluster.model().kill();
        Scenes.awaitEnds(cluster);
        var failed = Evidence.of(cluster, runs.keySet());
        assertThat(failed.states()).containsOnly(Map.entry("FAILED", RUNS));
        assertThat(failed.steps()).isPositive();

        cluster.model().startAgain(Pace.BRISK);
        runs.forEach((run, account) ->
                assertThat(cluster.client().runs().goOn(account, run)).isEqualTo(new GoOnResult.Queued()));
        var evidence = ends("model server killed");
        assertThat(evidence.steps()).isEqualTo(RUNS * (STEPS + 1)).isGreaterThan(failed.steps());
        assertThat(evidence.broken()).isEmpty();
        assertThat(evidence.missing()).isEmpty();
        assertThat(evidence.foreign()).isEmpty();
    }

    @Test
    void calls_to_a_server_that_stands_still_are_given_up_and_made_again() throws Exception {
        var chance = Chance.of("model server stalled " + STALL.toSeconds() + " s");
        Scenes.awaitCalls(cluster, RUNS + chance.between(1, RUNS * 2));
        cluster.modelNetwork().freeze();
        Scenes.pass(STALL);
        cluster.modelNetwork().thaw();
        holds(ends("model server stalled " + STALL.toSeconds() + " s"));
    }

    @Test
    void a_server_that_crawls_is_waited_for() throws Exception {
        Chance.of("model server slow");
        cluster.modelNetwork().slowDownTo(6_000);
        Scenes.awaitCalls(cluster, RUNS);
        cluster.modelNetwork().speedUp();
        var evidence = ends("model server slow");
        holds(evidence);
        assertThat(evidence.repeatedCalls()).isZero();
    }

    @Test
    void connections_that_are_reset_are_made_again() throws Exception {
        var chance = Chance.of("model server's connections reset");
        Scenes.awaitCalls(cluster, RUNS + chance.between(1, RUNS));
        cluster.modelNetwork().cut();
        Scenes.awaitCalls(cluster, RUNS + chance.between(1, RUNS));
        cluster.modelNetwork().cut();
        holds(ends("model server's connections reset"));
    }

    private Evidence ends(String scene) throws Exception {
        Scenes.awaitEnds(cluster);
        var evidence = Evidence.of(cluster, runs.keySet());
        Scenes.report(scene, evidence, new Crashes(cluster));
        return evidence;
    }

    /** A call that was made again is one that an attempt's row tells of. */
    private static void holds(Evidence evidence) {
        Scenes.assertNothingLost(evidence);
        assertThat(evidence.answered()).isEqualTo(RUNS);
    }
}
