package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunEvent.DirectiveGiven;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.RunQueued;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.FollowedRun;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class StopTest {

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    /** Writes until it is told to stop, like a loop with a call in flight. */
    private static ReasoningEnd writeUntilStopped(RunContext run, Gate writing) throws InterruptedException {
        Scripts.step(run, 1);
        var attempt = Scripts.begin(run, Scripts.reasoning(2), 1);
        var told = new Gate();
        try (var _ = run.listen(_ -> told.open())) {
            writing.open();
            told.pass();
        }
        Scripts.reject(run, attempt, Cause.STOPPED, "half a th");
        assertThat(run.next()).isEqualTo(new Directive.Stop());
        return new RunOutcome.Stopped();
    }

    @Test
    void a_running_run_hears_of_it_in_mid_call_and_keeps_its_steps() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var run = world.ask(account, context -> writeUntilStopped(context, writing));
        writing.pass();
        var feed = world.follow(account, run);

        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);

        feed.await(RunFinished.class);
        assertThat(feed.heard).hasAtLeastOneElementOfType(DirectiveGiven.class);
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.STOPPED);
        assertThat(details.directives()).singleElement().satisfies(given -> {
            assertThat(given.directive()).isEqualTo(new Directive.Stop());
            assertThat(given.heededBefore()).hasValue(2);
        });
        assertThat(details.reasoning()).hasSize(1);
        assertThat(details.attempts().getLast().rawReply()).isEqualTo("half a th");
        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.RUN_ENDED);
    }

    @Test
    void asking_twice_is_harmless_and_told_once() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var asked = new Gate();
        var run = world.ask(account, context -> {
            writing.open();
            asked.pass();
            return new RunOutcome.Stopped();
        });
        writing.pass();
        var feed = world.follow(account, run);

        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);
        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);
        asked.open();

        feed.await(RunFinished.class);
        assertThat(feed.heard).filteredOn(DirectiveGiven.class::isInstance).hasSize(1);
    }

    @Test
    void a_listener_that_comes_after_the_wish_is_told_at_once() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var asked = new Gate();
        var heard = new CompletableFuture<List<Directive>>();
        var run = world.ask(account, context -> {
            writing.open();
            asked.pass();
            var told = new ArrayList<Directive>();
            context.listen(told::add).close();
            heard.complete(told);
            return new RunOutcome.Stopped();
        });
        writing.pass();
        world.runs.stop(account, run);
        asked.open();

        assertThat(heard.get(30, TimeUnit.SECONDS)).containsExactly(new Directive.Stop());
    }

    @Test
    void a_wish_that_another_node_stored_is_heard_before_the_next_call() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var asked = new Gate();
        var heard = new CompletableFuture<List<Directive>>();
        var run = world.ask(account, context -> {
            var before = context.next();
            writing.open();
            asked.pass();
            heard.complete(List.of(before, context.next(), context.next()));
            return new RunOutcome.Stopped();
        });
        writing.pass();
        world.storeStop(run);
        asked.open();

        assertThat(heard.get(30, TimeUnit.SECONDS))
                .containsExactly(new Directive.Continue(), new Directive.Stop(), new Directive.Stop());
    }

    @Test
    void a_queued_run_ends_at_once() {
        var account = world.account();
        dispatcher.pause();
        try {
            var run = world.ask(account, context -> Scripts.think(context, 1));
            var feed = world.follow(account, run);

            assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);

            feed.await(RunFinished.class);
            assertThat(world.details(account, run).run().state()).isEqualTo(RunState.STOPPED);
            assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.RUN_ENDED);
        } finally {
            dispatcher.resume();
        }
    }

    @Test
    void a_stopped_run_goes_on_after_its_last_kept_step_with_its_attempts_counted_anew() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var run = world.ask(account, context -> writeUntilStopped(context, writing));
        writing.pass();
        var feed = world.follow(account, run);
        world.runs.stop(account, run);
        feed.await(RunFinished.class);
        var counts = new CompletableFuture<List<Integer>>();
        world.script(account, run, context -> {
            counts.complete(List.of(
                    context.lastAttempt(Scripts.reasoning(1)),
                    context.lastAttempt(Scripts.reasoning(2)),
                    context.countedAttempts(Scripts.reasoning(2)),
                    context.steps().size()));
            assertThat(context.next()).isEqualTo(new Directive.Continue());
            Scripts.keep(context, Scripts.begin(context, Scripts.reasoning(2), 2));
            return Scripts.answer(context, 3);
        });

        assertThat(world.runs.goOn(account, run)).isEqualTo(new GoOnResult.Queued());

        feed.await(RunQueued.class);
        feed.await(RunFinished.class);
        assertThat(counts.get(30, TimeUnit.SECONDS)).containsExactly(1, 1, 0, 1);
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.ANSWERED);
        assertThat(details.takenUpAgain()).isOne();
        assertThat(details.stopRequested()).isFalse();
        assertThat(events(run))
                .filteredOn(kind -> !kind.startsWith("ATTEMPT") && !kind.startsWith("STEP"))
                .containsExactly(
                        "QUEUED",
                        "CLAIMED",
                        "DIRECTIVE_GIVEN",
                        "ENDED",
                        "QUEUED",
                        "CLAIMED",
                        "THINKING_ENDED",
                        "ENDED");
    }

    @Test
    void only_a_failed_or_stopped_run_can_go_on() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var end = new Gate();
        var run = world.ask(account, context -> {
            writing.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        writing.pass();
        var feed = world.follow(account, run);
        assertThat(world.runs.goOn(account, run)).isEqualTo(new GoOnResult.NotPossible());
        end.open();
        feed.await(RunFinished.class);

        assertThat(world.runs.goOn(account, run)).isEqualTo(new GoOnResult.NotPossible());
    }

    @Test
    void a_run_that_fails_again_and_again_is_taken_up_every_time() {
        var account = world.account();
        var run = world.ask(
                account,
                context -> new RunOutcome.Failed(Optional.empty(), Cause.CONNECTION_REFUSED, CauseDetail.NONE));
        var feed = world.follow(account, run);
        if (!world.details(account, run).run().state().isEnd()) {
            feed.await(RunFinished.class);
        }

        // each wish comes while the task of the life before is being put away
        for (int life = 1; life <= 20; life++) {
            assertThat(world.runs.goOn(account, run)).isEqualTo(new GoOnResult.Queued());
            feed.await(RunQueued.class);
            feed.await(RunFinished.class);
        }

        assertThat(world.details(account, run).takenUpAgain()).isEqualTo(20);
    }

    @Test
    void somebody_elses_run_is_like_none() throws Exception {
        var account = world.account();
        var stranger = world.account();
        var end = new Gate();
        var run = world.ask(account, context -> {
            end.pass();
            return new RunOutcome.Stopped();
        });
        var none = new RunId(UUID.randomUUID());

        for (var id : List.of(run, none)) {
            assertThat(world.runs.find(RunAccess.owner(stranger, id))).isEmpty();
            assertThat(world.runs.stop(stranger, id)).isEqualTo(DirectiveResult.NOT_FOUND);
            assertThat(world.runs.runAgain(stranger, id, RunWorld.settings(Strategy.STEPS)))
                    .isEqualTo(new RunAgainResult.NotFound());
            assertThat(world.feed.follow(RunAccess.owner(stranger, id), new FollowedRun()))
                    .isEmpty();
        }
        assertThat(world.details(account, run).stopRequested()).isFalse();
        assertThat(world.details(account, run).siblings()).hasSize(1);
        var feed = world.follow(account, run);
        end.open();
        feed.await(RunFinished.class);
        assertThat(world.runs.goOn(stranger, run)).isEqualTo(new GoOnResult.NotPossible());
        assertThat(world.details(account, run).run().state()).isEqualTo(RunState.STOPPED);
    }

    private List<String> events(RunId run) {
        return world.sql
                .sql("select kind from run_log where run_id = ? order by seq")
                .param(run.value())
                .query(String.class)
                .list();
    }
}
