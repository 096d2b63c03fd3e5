package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.persistence.RunQueue;
import dev.stepwise.run.persistence.RunQueue.Lost;
import dev.stepwise.run.persistence.RunQueue.Ownership;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs for a model server that only the nodes of one machine reach. */
class ServerOnOneMachineTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void all_go() {
        nodes.close();
    }

    @Test
    void a_run_waits_for_a_node_of_that_machine() {
        var node = nodes.start("stepwise.node.host=one");
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        world.sql.sql("update endpoint set host = 'other'").update();
        var waiting = world.ask(account, context -> Scripts.think(context, 1));
        var reached = world.ask(
                account, world.settingsFor(new EndpointId(UUID.randomUUID())), context -> Scripts.think(context, 1));

        awaitEnd(world, account, reached);
        assertThat(state(world, account, waiting)).isEqualTo(RunState.QUEUED);

        var there = nodes.startIdle("stepwise.node.host=other");
        there.getBean(RunWorld.class).script(account, waiting, context -> Scripts.think(context, 1));
        there.getBean(RunDispatcher.class).resume();
        awaitEnd(world, account, waiting);
        assertThat(state(world, account, waiting)).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void what_a_lost_node_of_that_machine_worked_on_is_taken_up_there_alone() {
        var node = nodes.startIdle("stepwise.node.host=one");
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        world.sql.sql("update endpoint set host = 'other'").update();
        var run = world.ask(account, context -> Scripts.think(context, 1));
        world.leaveWithLostNode(run);
        var here = new Ownership(node.getBean(ThisNode.class).id(), List.of(), true, true);
        assertThat(node.getBean(RunQueue.class).lost(here)).isEmpty();
        assertThat(node.getBean(RunQueue.class).hasWork(here)).isFalse();

        world.sql.sql("update endpoint set host = 'one'").update();

        assertThat(node.getBean(RunQueue.class).lost(here))
                .extracting(Lost::run)
                .containsExactly(run);
    }

    @Test
    void no_more_runs_than_an_administrator_said_are_at_work_at_a_server() throws Exception {
        var node = nodes.start("stepwise.node.host=one");
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        world.sql.sql("update endpoint set most_calls = 1").update();
        var goOn = new Gate();
        var begun = new Gate();
        var first = world.ask(account, context -> {
            begun.open();
            goOn.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        var second = world.ask(account, context -> Scripts.think(context, 1));
        var elsewhere = world.ask(
                account, world.settingsFor(new EndpointId(UUID.randomUUID())), context -> Scripts.think(context, 1));

        awaitEnd(world, account, elsewhere);
        assertThat(state(world, account, second)).isEqualTo(RunState.QUEUED);

        goOn.open();
        awaitEnd(world, account, first);
        awaitEnd(world, account, second);
        assertThat(state(world, account, second)).isEqualTo(RunState.ANSWERED);
    }

    /** It may have ended before anybody could follow it. */
    private static void awaitEnd(RunWorld world, Actor account, RunId run) {
        Nodes.await("the run has ended", () -> state(world, account, run).isEnd());
    }

    private static RunState state(RunWorld world, Actor account, RunId run) {
        return world.details(account, run).run().state();
    }
}
