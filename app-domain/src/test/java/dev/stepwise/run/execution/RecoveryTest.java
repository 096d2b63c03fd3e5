package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.RunQueued;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.ScriptedStrategy.Script;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

@RunTest
class RecoveryTest {

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    /** One script for the first claim, another one for those after it. */
    private static Script firstThen(Script first, Script then) {
        var plays = new AtomicInteger();
        return context -> plays.incrementAndGet() == 1 ? first.play(context) : then.play(context);
    }

    @Test
    void a_lost_nodes_run_is_claimed_again_and_goes_on_with_the_same_texts() {
        var account = world.account();
        var seen = new CompletableFuture<List<CompletedStep>>();
        var prompt = new CompletableFuture<Optional<String>>();
        dispatcher.pause();
        var run = world.ask(account, context -> {
            seen.complete(context.steps());
            prompt.complete(context.systemPrompt());
            assertThat(context.lastAttempt(Scripts.reasoning(2))).isEqualTo(1);
            assertThat(context.countedAttempts(Scripts.reasoning(2))).isZero();
            Scripts.keep(context, Scripts.begin(context, Scripts.reasoning(2), 2));
            return Scripts.answer(context, 3);
        });
        leaveBehind(run);
        var feed = world.follow(account, run);
        dispatcher.resume();

        feed.await(RunFinished.class);

        assertThat(seen.join())
                .containsExactly(new CompletedStep(
                        Scripts.reasoning(1),
                        "turn é字",
                        "raw\n{\"é\"}",
                        "",
                        "T",
                        "C",
                        false,
                        Marks.NONE,
                        seen.join().getFirst().figures()));
        assertThat(prompt.join()).contains("Think in steps.");
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.ANSWERED);
        assertThat(details.attempts())
                .filteredOn(attempt -> attempt.ref().step().equals(Scripts.reasoning(2)))
                .extracting(Attempt::ending, Attempt::cause)
                .containsExactly(
                        tuple(Attempt.Ending.REJECTED, Optional.of(Cause.NODE_LOST)),
                        tuple(Attempt.Ending.ACCEPTED, Optional.empty()));
        // a call of 900 ms was closed under the lost claim, which began 100 ms before the call
        assertThat(details.run().worked().toMillis()).isGreaterThanOrEqualTo(1000);
    }

    /** What a node leaves that is killed in the second step. */
    private void leaveBehind(RunId run) {
        var id = run.value();
        world.sql
                .sql(
                        "update run set state = 'RUNNING', epoch = 1, next_step = 2, claimed_at = '2026-05-04T10:00:00Z', node_id = ? where id = ?")
                .params(UUID.randomUUID(), id)
                .update();
        world.sql.sql("""
                insert into step (id, run_id, number, kind, attempt, user_turn, raw_reply, title, content, next_action_final,
                    truncated, repaired, started_at, total_ms, tokens_estimated)
                values (gen_random_uuid(), ?, 1, 'REASONING', 1, 'turn é字', 'raw' || chr(10) || '{"é"}', 'T', 'C', false,
                    false, false, '2026-05-04T10:00:00.1Z', 900, false)
                """).param(id).update();
        for (int step = 1; step <= 2; step++) {
            world.sql
                    .sql("""
                    insert into attempt (id, run_id, step_number, step_kind, ordinal, epoch, ending, endpoint_id, started_at, total_ms)
                    select gen_random_uuid(), id, ?, 'REASONING', 1, 1, ?, endpoint_id, '2026-05-04T10:00:00.1Z', ? from run where id = ?
                    """)
                    .params(step, step == 1 ? "ACCEPTED" : "OPEN", step == 1 ? 900 : null, id)
                    .update();
        }
    }

    @Test
    void a_node_that_wakes_up_after_its_run_was_taken_over_can_store_and_show_nothing() throws Exception {
        var account = world.account();
        var asleep = new Gate();
        var wake = new Gate();
        var ended = new Gate();
        var zombie = new CompletableFuture<List<Throwable>>();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            Scripts.step(context, 1);
                            var attempt = Scripts.begin(context, Scripts.reasoning(2), 1);
                            asleep.open();
                            wake.pass();
                            zombie.complete(List.of(
                                    catchThrowable(() -> Scripts.content(context, attempt, "of the dead")),
                                    catchThrowable(() -> Scripts.keep(context, attempt)),
                                    catchThrowable(
                                            () -> Scripts.reject(context, attempt, Cause.BAD_SHAPE, "of the dead")),
                                    catchThrowable(() -> Scripts.begin(context, Scripts.reasoning(2), 9)),
                                    catchThrowable(context::next)));
                            return new RunOutcome.Failed(
                                    Optional.empty(), Cause.INTERNAL, new CauseDetail.Technical("of the dead"));
                        },
                        context -> {
                            wake.open();
                            zombie.join();
                            Scripts.keep(context, Scripts.begin(context, Scripts.reasoning(2), 2));
                            ended.pass();
                            return Scripts.answer(context, 3);
                        }));
        asleep.pass();
        var feed = world.follow(account, run);

        revive(run);
        assertThat(zombie.get(30, TimeUnit.SECONDS))
                .hasSize(5)
                .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(RunTakenOver.class));
        ended.open();

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(feed.heard.toString()).doesNotContain("of the dead");
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.ANSWERED);
        assertThat(details.reasoning()).hasSize(2);
        assertThat(details.attempts()).extracting(Attempt::rawReply).doesNotContain("of the dead");
    }

    /** Has the run be nobody's, as if this node had been silent for too long. */
    private void revive(RunId run) {
        world.sql
                .sql("update run set node_id = ? where id = ?")
                .params(UUID.randomUUID(), run.value())
                .update();
    }

    @Test
    void an_interrupted_run_is_handed_over_and_goes_on() throws Exception {
        var account = world.account();
        var worker = new CompletableFuture<Thread>();
        var never = new Gate();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            Scripts.step(context, 1);
                            Scripts.begin(context, Scripts.reasoning(2), 1);
                            worker.complete(Thread.currentThread());
                            never.pass();
                            throw new AssertionError();
                        },
                        context -> {
                            assertThat(context.steps()).hasSize(1);
                            return Scripts.think(context, 1);
                        }));
        var thread = worker.get(30, TimeUnit.SECONDS);
        var feed = world.follow(account, run);

        thread.interrupt();

        feed.await(RunQueued.class);
        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(world.details(account, run).attempts().get(1).cause()).contains(Cause.HANDED_OVER);
    }

    @Test
    void an_interrupt_while_a_step_is_being_stored_costs_nothing_but_that_step() throws Exception {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            followed.pass();
                            Scripts.step(context, 1);
                            Thread.currentThread().interrupt();
                            Scripts.step(context, 2);
                            new Gate().pass();
                            throw new AssertionError();
                        },
                        context -> {
                            Thread.interrupted();
                            int next = context.steps().size() + 1;
                            var step = Scripts.reasoning(next);
                            Scripts.keep(context, Scripts.begin(context, step, context.lastAttempt(step) + 1));
                            return Scripts.answer(context, next + 1);
                        }));
        var feed = world.follow(account, run);
        followed.open();

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(world.details(account, run).reasoning()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_run_that_is_handed_over_is_queued_and_claimed_again() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            followed.pass();
                            Scripts.step(context, 1);
                            Scripts.reject(
                                    context, Scripts.begin(context, Scripts.reasoning(2), 1), Cause.HANDED_OVER, "");
                            return new ReasoningEnd.HandedOver();
                        },
                        context -> {
                            assertThat(context.next()).isEqualTo(new Directive.Continue());
                            assertThat(context.lastAttempt(Scripts.reasoning(2)))
                                    .isOne();
                            assertThat(context.countedAttempts(Scripts.reasoning(2)))
                                    .isZero();
                            return Scripts.think(context, 1);
                        }));
        var feed = world.follow(account, run);
        followed.open();

        feed.await(RunQueued.class);
        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void the_next_claim_is_told_how_the_attempts_ended_that_count() {
        var account = world.account();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            var first = Scripts.begin(context, Scripts.reasoning(1), 1);
                            Scripts.reject(context, first, Cause.BAD_SHAPE, "[1, 2]");
                            throw new DataAccessResourceFailureException("The database is away.");
                        },
                        context -> {
                            assertThat(context.attempts(Scripts.reasoning(1)))
                                    .singleElement()
                                    .satisfies(attempt -> {
                                        assertThat(attempt.cause()).contains(Cause.BAD_SHAPE);
                                        assertThat(attempt.rawReply()).isEqualTo("[1, 2]");
                                    });
                            assertThat(context.attempts(Scripts.reasoning(2))).isEmpty();
                            Scripts.keep(context, Scripts.begin(context, Scripts.reasoning(1), 2));
                            return Scripts.answer(context, 2);
                        }));
        var feed = world.follow(account, run);

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void an_outage_of_the_database_does_not_end_a_run() {
        var account = world.account();
        var run = world.ask(
                account,
                firstThen(
                        context -> {
                            Scripts.step(context, 1);
                            throw new DataAccessResourceFailureException("The database is away.");
                        },
                        context -> Scripts.think(context, 2)));
        var feed = world.follow(account, run);

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(world.details(account, run).reasoning()).hasSize(2);
    }
}
