package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AskResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.TooMany;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void all_go() {
        nodes.close();
    }

    @Test
    void an_account_with_as_many_runs_as_it_may_have_is_refused_and_another_one_is_not() {
        var world = nodes.startIdle("stepwise.limits.account-unfinished=2").getBean(RunWorld.class);
        var account = world.account();
        var settings = List.of(RunWorld.settings(Strategy.STEPS), RunWorld.settings(Strategy.DIRECT));

        assertThat(world.runs.ask(account, "One?", settings)).isInstanceOf(AskResult.Asked.class);

        assertThat(world.runs.ask(account, "Two?", settings)).isEqualTo(new TooMany(TooMany.Whose.ACCOUNT, 2));
        assertThat(world.runs.ask(world.account(), "Three?", settings)).isInstanceOf(AskResult.Asked.class);
        assertThat(world.sql
                        .sql("select count(*) from question")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void a_model_server_for_which_as_many_runs_wait_as_may_takes_no_more() {
        var world = nodes.startIdle("stepwise.limits.endpoint-unfinished=1").getBean(RunWorld.class);
        var settings = List.of(RunWorld.settings(Strategy.STEPS));

        assertThat(world.runs.ask(world.account(), "One?", settings)).isInstanceOf(AskResult.Asked.class);

        assertThat(world.runs.ask(world.account(), "Two?", settings)).isEqualTo(new TooMany(TooMany.Whose.ENDPOINT, 1));
    }

    @Test
    void who_has_as_many_runs_as_may_be_cannot_ask_once_more_or_go_on_either() {
        var world = nodes.startIdle("stepwise.limits.account-unfinished=1").getBean(RunWorld.class);
        var account = world.account();
        var tooMany = new TooMany(TooMany.Whose.ACCOUNT, 1);
        var stopped = world.ask(account, context -> Scripts.think(context, 1));
        world.runs.stop(account, stopped);
        assertThat(world.runs.goOn(account, stopped)).isEqualTo(new GoOnResult.Queued());
        world.runs.stop(account, stopped);
        world.ask(account, context -> Scripts.think(context, 1));

        assertThat(world.runs.runAgain(account, stopped, RunWorld.settings(Strategy.STEPS)))
                .isEqualTo(tooMany);
        assertThat(world.runs.goOn(account, stopped)).isEqualTo(tooMany);

        var details = world.details(account, stopped);
        assertThat(details.run().state()).isEqualTo(RunState.STOPPED);
        assertThat(details.siblings()).hasSize(1);
        assertThat(world.runs.goOn(world.account(), stopped)).isEqualTo(new GoOnResult.NotPossible());
    }

    @Test
    void a_full_model_server_takes_no_run_once_more_and_none_that_would_go_on() {
        var world = nodes.startIdle("stepwise.limits.endpoint-unfinished=1").getBean(RunWorld.class);
        var account = world.account();
        var tooMany = new TooMany(TooMany.Whose.ENDPOINT, 1);
        var stopped = world.ask(account, context -> Scripts.think(context, 1));
        world.runs.stop(account, stopped);
        world.ask(world.account(), context -> Scripts.think(context, 1));

        assertThat(world.runs.runAgain(account, stopped, RunWorld.settings(Strategy.STEPS)))
                .isEqualTo(tooMany);
        assertThat(world.runs.goOn(account, stopped)).isEqualTo(tooMany);
        assertThat(world.runs.runAgain(world.account(), stopped, RunWorld.settings(Strategy.STEPS)))
                .isEqualTo(new RunAgainResult.NotFound());
    }

    @Test
    void no_more_of_an_accounts_runs_are_worked_on_than_may_be_and_each_gets_its_turn() {
        var world = nodes.start("stepwise.limits.account-running=1").getBean(RunWorld.class);
        var account = world.account();
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = IntStream.range(0, 3)
                .mapToObj(_ -> world.ask(account, context -> {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    Scripts.step(context, 1);
                    Scripts.step(context, 2);
                    under.decrementAndGet();
                    return Scripts.answer(context, 3);
                }))
                .toList();

        for (RunId run : runs) {
            var feed = world.follow(account, run);
            if (!feed.snapshots.getFirst().details().run().state().isEnd()) {
                feed.await(RunFinished.class);
            }
            assertThat(world.details(account, run).run().state()).isEqualTo(RunState.ANSWERED);
        }
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "endpoint"})
    void a_run_that_ends_wakes_the_next_one(String bound) throws Exception {
        var node = nodes.start("stepwise.limits." + bound + "-running=1");
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        var begun = new Gate();
        var end = new Gate();
        world.ask(account, context -> {
            begun.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        var next = world.ask(account, context -> Scripts.think(context, 1));
        var last = world.ask(account, context -> Scripts.think(context, 1));
        end.open();

        Nodes.await(
                "both have had their turn",
                () -> world.details(account, last).run().state() == RunState.ANSWERED);
        assertThat(world.details(account, next).run().endedAt().orElseThrow())
                .isBefore(world.details(account, last).run().endedAt().orElseThrow());
    }

    @Test
    void who_waits_for_a_full_account_of_anothers_keeps_nobody_else_waiting() throws Exception {
        var node = nodes.start("stepwise.limits.account-running=1", "stepwise.limits.endpoint-running=2");
        var world = node.getBean(RunWorld.class);
        var flood = world.account();
        var other = world.account();
        var begun = new Gate();
        var end = new Gate();
        world.ask(flood, context -> {
            begun.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        for (int more = 0; more < 20; more++) {
            world.ask(flood, context -> Scripts.think(context, 1));
        }

        var theirs = world.ask(other, context -> Scripts.think(context, 1));

        Nodes.await(
                "the other one is answered",
                () -> world.details(other, theirs).run().state() == RunState.ANSWERED);
        end.open();
    }

    @Test
    void a_queued_run_knows_how_many_come_before_it() throws Exception {
        var node = nodes.startIdle();
        var world = node.getBean(RunWorld.class);
        var flood = world.account();
        var other = world.account();
        var begun = new Gate();
        var first = world.ask(flood, context -> {
            begun.open();
            return Scripts.think(context, 1);
        });
        var second = world.ask(flood, context -> Scripts.think(context, 1));
        var theirs = world.ask(other, context -> Scripts.think(context, 1));

        assertThat(world.runs.placeInQueue(RunAccess.owner(flood, first))).hasValue(0);
        assertThat(world.runs.placeInQueue(RunAccess.owner(flood, second))).hasValue(2);
        assertThat(world.runs.placeInQueue(RunAccess.owner(other, theirs))).hasValue(1);
        assertThat(world.runs.placeInQueue(RunAccess.owner(other, second))).isEqualTo(OptionalInt.empty());
        node.getBean(RunDispatcher.class).resume();
        begun.pass();
        Nodes.await(
                "it has no place any more",
                () -> world.runs.placeInQueue(RunAccess.owner(flood, first)).isEmpty());
    }
}
