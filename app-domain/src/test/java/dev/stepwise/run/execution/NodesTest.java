package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.account.Actor;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.DatabaseAway;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.Strategy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes of their own on one database, which is empty at first: the migrations make it what the entities are validated against. */
class NodesTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void all_go() {
        nodes.close();
    }

    private RunWorld node() {
        return nodes.start().getBean(RunWorld.class);
    }

    /** Writes until it is told something, like a loop with a call in flight. */
    private static Directive writeUntilTold(RunContext run, Gate writing, Cause cause) throws InterruptedException {
        Scripts.step(run, 1);
        var attempt = Scripts.begin(run, Scripts.reasoning(2), 1);
        var told = new Gate();
        try (var _ = run.listen(_ -> told.open())) {
            writing.open();
            told.pass();
        }
        Scripts.reject(run, attempt, cause, "half a th");
        return run.next();
    }

    @Test
    void a_node_that_goes_down_hands_its_runs_over_and_the_next_one_goes_on_with_them() throws Exception {
        var first = nodes.start();
        var world = first.getBean(RunWorld.class);
        var account = world.account();
        var writing = new Gate();
        var run = world.ask(account, context -> {
            assertThat(writeUntilTold(context, writing, Cause.HANDED_OVER)).isEqualTo(new Directive.HandOver());
            return new ReasoningEnd.HandedOver();
        });
        writing.pass();

        first.close();
        goesOn(account, run);
    }

    @Test
    void a_strategy_that_does_not_listen_is_interrupted_and_its_run_goes_on_elsewhere() throws Exception {
        var first = nodes.start();
        var world = first.getBean(RunWorld.class);
        var account = world.account();
        var writing = new Gate();
        var run = world.ask(account, context -> {
            Scripts.step(context, 1);
            writing.open();
            new Gate().pass();
            throw new AssertionError();
        });
        writing.pass();

        first.close();
        goesOn(account, run);
    }

    private void goesOn(Actor account, RunId run) {
        var world = node();
        // its script is not known there: the steps that are kept and the state of the rows are what counts
        var feed = world.follow(account, run);
        if (!world.details(account, run).run().state().isEnd()) {
            feed.await(RunFinished.class);
        }
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.FAILED);
        assertThat(details.reasoning()).hasSize(1);
    }

    @Test
    void who_watches_a_run_sees_it_go_on_when_its_node_goes_down() throws Exception {
        var first = nodes.start();
        var there = first.getBean(RunWorld.class);
        var account = there.account();
        var second = nodes.startIdle();
        var here = second.getBean(RunWorld.class);
        var writing = new Gate();
        var run = there.ask(account, context -> {
            writeUntilTold(context, writing, Cause.HANDED_OVER);
            return new ReasoningEnd.HandedOver();
        });
        here.script(account, run, context -> {
            Scripts.keep(context, Scripts.begin(context, Scripts.reasoning(2), 2));
            return Scripts.answer(context, 3);
        });
        writing.pass();
        var watched = here.follow(account, run);
        second.getBean(RunDispatcher.class).resume();

        first.close();

        assertThat(watched.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(here.details(account, run).attempts())
                .extracting(Attempt::cause)
                .contains(Optional.of(Cause.HANDED_OVER));
    }

    @Test
    void a_stop_that_is_pressed_on_another_node_closes_the_call_in_flight() throws Exception {
        var there = node();
        var account = there.account();
        var here = nodes.startIdle().getBean(RunWorld.class);
        var writing = new Gate();
        var run = there.ask(account, context -> {
            assertThat(writeUntilTold(context, writing, Cause.STOPPED)).isEqualTo(new Directive.Stop());
            return new RunOutcome.Stopped();
        });
        writing.pass();
        var watched = here.follow(account, run);

        assertThat(here.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);
        assertThat(here.runs.stop(account, run)).isIn(DirectiveResult.STORED, DirectiveResult.RUN_ENDED);

        assertThat(watched.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());
        assertThat(here.details(account, run).reasoning()).hasSize(1);
        assertThat(here.runs.stop(account, run)).isEqualTo(DirectiveResult.RUN_ENDED);
    }

    @Test
    void a_stop_that_nobody_called_out_is_found_by_looking() throws Exception {
        var there = node();
        var account = there.account();
        nodes.startIdle();
        var writing = new Gate();
        var run = there.ask(account, context -> {
            writeUntilTold(context, writing, Cause.STOPPED);
            return new RunOutcome.Stopped();
        });
        writing.pass();
        var watched = there.follow(account, run);

        there.storeStop(run);

        assertThat(watched.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());
    }

    @Test
    void a_node_whose_run_was_taken_over_lets_go_of_the_call() throws Exception {
        var there = node();
        var account = there.account();
        nodes.startIdle();
        var writing = new Gate();
        var told = new CompletableFuture<Directive>();
        var run = there.ask(account, context -> {
            try (var _ = context.listen(told::complete)) {
                writing.open();
                told.join();
            }
            return new ReasoningEnd.HandedOver();
        });
        writing.pass();

        there.sql
                .sql("update run set epoch = epoch + 1 where id = ?")
                .param(run.value())
                .update();

        assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo(new Directive.HandOver());
    }

    @Test
    void a_lost_nodes_runs_are_counted_once_however_many_nodes_find_them_and_a_queued_one_is_not() {
        var all = List.of(nodes.startIdle(), nodes.startIdle(), nodes.startIdle());
        var world = all.getFirst().getBean(RunWorld.class);
        var account = world.account();
        for (int run = 0; run < 20; run++) {
            world.leaveWithLostNode(world.ask(account, context -> Scripts.think(context, 1)));
        }
        world.ask(account, context -> Scripts.think(context, 1));

        all.forEach(node -> node.getBean(RunDispatcher.class).resume());

        Nodes.await(
                "all have ended",
                () -> world.sql
                        .sql("select bool_and(ended_at is not null) from run")
                        .query(Boolean.class)
                        .single());
        Nodes.await("all are counted", () -> lost(all) >= 20);
        assertThat(lost(all)).isEqualTo(20);
    }

    private static double lost(List<? extends ApplicationContext> nodes) {
        return nodes.stream()
                .mapToDouble(node -> node.getBean(MeterRegistry.class)
                        .counter("stepwise.runs.lost")
                        .count())
                .sum();
    }

    @Test
    void a_node_that_starts_just_when_the_database_goes_away_does_not_end() throws Exception {
        var node = nodes.startIdle("spring.datasource.hikari.connection-timeout=1000");
        try (var _ = nodes.outage()) {
            assertThatCode(() -> node.publishEvent(
                            new ApplicationReadyEvent(new SpringApplication(), new String[0], node, Duration.ZERO)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_run_is_here_until_its_end_is_stored() throws Exception {
        var node = nodes.start();
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        var worker = new CompletableFuture<Thread>();
        var end = new Gate();
        var run = world.ask(account, context -> {
            worker.complete(Thread.currentThread());
            end.pass();
            return new RunOutcome.Stopped();
        });
        var working = worker.get(30, TimeUnit.SECONDS);
        var watched = world.follow(account, run);

        var transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(_ -> {
            // nobody stores anything of the run meanwhile
            world.sql
                    .sql("select from run where id = ? for update")
                    .param(run.value())
                    .query()
                    .listOfRows();
            end.open();
            Nodes.await(
                    "its end is to be stored",
                    () -> Arrays.stream(working.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(RunExecution.class.getName())
                                    && frame.getMethodName().equals("close")));
            assertThat(node.getBean(RunsHere.class).find(run)).isPresent();
        });
        watched.await(RunFinished.class);
        Nodes.await(
                "it is here no more",
                () -> node.getBean(RunsHere.class).find(run).isEmpty());
    }

    @Test
    void who_clicks_while_the_database_is_away_is_told_so_and_waits_for_nobody() throws Exception {
        var node = nodes.start("spring.datasource.hikari.connection-timeout=1000");
        var world = node.getBean(RunWorld.class);
        var watch = node.getBean(DatabaseWatch.class);
        var account = world.account();
        var begun = new Gate();
        var end = new Gate();
        var run = world.ask(account, context -> {
            begun.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        var watched = world.follow(account, run);

        try (var _ = nodes.outage()) {
            Nodes.await("the node knows that the database is away", watch::isAway);
            assertThat(List.<ThrowingCallable>of(
                            () -> world.runs.stop(account, run),
                            () -> world.runs.goOn(account, run),
                            () -> world.again(account, run, RunWorld.settings(Strategy.STEPS)),
                            () -> world.ask(account, context -> Scripts.think(context, 1)),
                            () -> world.details(account, run),
                            () -> world.follow(account, run)))
                    .allSatisfy(click -> assertThatThrownBy(click).isInstanceOf(DatabaseAway.class));
        }
        end.open();

        assertThat(watched.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void a_step_that_is_ready_while_the_database_is_away_is_stored_when_it_is_back() throws Exception {
        var node = nodes.start("spring.datasource.hikari.connection-timeout=1000");
        var world = node.getBean(RunWorld.class);
        var watch = node.getBean(DatabaseWatch.class);
        var account = world.account();
        var begun = new Gate();
        var away = new Gate();
        var run = world.ask(account, context -> {
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            begun.open();
            away.pass();
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 2);
        });
        begun.pass();
        var watched = world.follow(account, run);

        try (var _ = nodes.outage()) {
            Nodes.await("the node knows that the database is away", watch::isAway);
            away.open();
        }

        assertThat(watched.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        Nodes.await("the node knows that the database is back", () -> !watch.isAway());
        assertThat(world.details(account, run).attempts())
                .extracting(attempt -> attempt.ref().ordinal())
                .containsExactly(1, 1);
        assertThat(world.sql
                        .sql("select epoch from run where id = ?")
                        .param(run.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
