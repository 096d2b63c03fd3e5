package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.Actor;
import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Evidence;
import dev.stepwise.faults.cluster.ModelCall;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stop, pressed on another node than the one that works on the run: in mid-word, before the first one, in the queue, and with the node dead. */
class StopElsewhereTest {

    /** Long enough to be stopped before the first word. */
    private static final Pace THOUGHTFUL = new Pace(20, 4);

    private Cluster cluster;
    private Actor account;

    @BeforeEach
    void start() throws IOException {
        Chance.of("stop from another node");
        cluster = Cluster.start(
                Packaged.app(), Cluster.Wiring.direct("--stepwise.limits.node-running=2"), THOUGHTFUL, "left");
        account = cluster.account();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void a_call_is_closed_before_its_first_word_and_in_the_middle_of_one_and_a_queued_run_makes_none()
            throws Exception {
        var prefilling = cluster.client().ask(account, 3);
        awaitCallOf(prefilling);
        var stopped = stop(prefilling);
        var closed = awaitEndOfCallOf(prefilling);
        report("before the first word", stopped, closed);
        awaitState(prefilling, RunState.STOPPED);

        var writing = cluster.client().ask(account, 3);
        var other = cluster.client().ask(cluster.account(), 3);
        awaitCallOf(writing);
        awaitCallOf(other);
        var queued = cluster.client().ask(account, 3);
        stop(queued);
        awaitState(queued, RunState.STOPPED);
        assertThat(cluster.client().runs().stop(account, queued)).isEqualTo(DirectiveResult.RUN_ENDED);

        Scenes.pass(Duration.ofSeconds(5));
        stopped = stop(writing);
        assertThat(cluster.client().runs().stop(account, writing))
                .isIn(DirectiveResult.STORED, DirectiveResult.RUN_ENDED);
        closed = awaitEndOfCallOf(writing);
        report("in mid-word", stopped, closed);
        awaitState(writing, RunState.STOPPED);
        assertThat(cluster.model().calls()).noneMatch(call -> call.run().equals(queued.toString()));

        Scenes.awaitEnds(cluster);
        Scenes.assertNothingLost(Evidence.of(cluster), Map.of());
    }

    @Test
    void a_run_whose_node_is_dead_ends_as_stopped_when_another_one_finds_it_and_makes_no_call_any_more()
            throws Exception {
        var run = cluster.client().ask(account, 3);
        awaitCallOf(run);
        cluster.node("left").kill();
        stop(run);
        int calls = cluster.model().calls().size();
        cluster.startNode("right");
        awaitState(run, RunState.STOPPED);
        assertThat(cluster.model().calls()).hasSize(calls);
        Scenes.assertNothingLost(Evidence.of(cluster), Map.of());
    }

    private Instant stop(RunId run) {
        assertThat(cluster.client().runs().stop(account, run)).isEqualTo(DirectiveResult.STORED);
        return Instant.now();
    }

    private void awaitCallOf(RunId run) {
        await().atMost(Scenes.DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cluster.model().calls().stream().anyMatch(call -> isOpenOf(run, call)));
    }

    private static boolean isOpenOf(RunId run, ModelCall call) {
        return call.run().equals(run.toString()) && call.end().isEmpty();
    }

    private ModelCall.End awaitEndOfCallOf(RunId run) throws IOException {
        await().atMost(Scenes.DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cluster.model().calls().stream().noneMatch(call -> isOpenOf(run, call)));
        var last = cluster.model().calls().stream()
                .filter(call -> call.run().equals(run.toString()))
                .toList()
                .getLast();
        var end = last.end().orElseThrow();
        assertThat(end.disconnected()).isTrue();
        return end;
    }

    private void awaitState(RunId run, RunState state) {
        await().atMost(Scenes.DEADLINE)
                .until(() -> cluster.client()
                                .runs()
                                .find(RunAccess.owner(account, run))
                                .orElseThrow()
                                .run()
                                .state()
                        == state);
    }

    private static void report(String when, Instant stopped, ModelCall.End closed) {
        System.out.printf(
                "faults: stop from another node, %s: the model's connection was closed after %d ms%n",
                when, Math.max(0, Duration.between(stopped, closed.at()).toMillis()));
    }
}
