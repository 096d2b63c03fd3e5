package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunOutcome.Failed;
import dev.stepwise.run.RunState;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@RunTest
class RunLifeTest {

    @Autowired
    RunWorld world;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RunDispatcher dispatcher;

    @Test
    void a_question_is_asked_claimed_reasoned_stored_and_finished() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return Scripts.think(context, 3);
        });
        var feed = world.follow(account, run);
        followed.open();

        var finished = feed.await(RunFinished.class);

        assertThat(finished.outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(feed.heard).filteredOn(StepCompleted.class::isInstance).hasSize(4);
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.ANSWERED);
        assertThat(details.run().thinkingEnd()).contains(ThinkingEnd.MODEL_DECIDED);
        assertThat(details.run().endedAt()).contains(finished.at());
        assertThat(details.run().steps()).isEqualTo(3);
        assertThat(details.reasoning())
                .extracting(kept -> kept.step())
                .containsExactly(
                        Scripts.completed(Scripts.reasoning(1)),
                        Scripts.completed(Scripts.reasoning(2)),
                        Scripts.completed(Scripts.reasoning(3)));
        assertThat(details.answer()).isPresent();
        assertThat(details.attempts())
                .hasSize(4)
                .allMatch(attempt -> attempt.figures().isPresent());
    }

    @Test
    void nothing_of_the_database_is_held_while_the_strategy_works() {
        var held = new CompletableFuture<Map<String, Object>>();
        world.ask(world.account(), context -> {
            Scripts.step(context, 1);
            held.complete(Map.of(
                    "transaction",
                    TransactionSynchronizationManager.isActualTransactionActive(),
                    "resources",
                    Map.copyOf(TransactionSynchronizationManager.getResourceMap())));
            return Scripts.answer(context, 2);
        });

        assertThat(held.orTimeout(30, TimeUnit.SECONDS).join())
                .containsOnly(entry("transaction", false), entry("resources", Map.of()));
    }

    @Test
    void a_strategy_that_breaks_fails_the_run_in_its_place_without_quoting_it() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            Scripts.step(context, 1);
            Scripts.begin(context, Scripts.reasoning(2), 1);
            throw new IllegalStateException("the model said: secret");
        });
        var feed = world.follow(account, run);
        followed.open();

        var outcome = feed.await(RunFinished.class).outcome();

        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.INTERNAL);
            assertThat(failed.place()).contains(Scripts.reasoning(2));
            assertThat(failed.detail().toString()).doesNotContain("secret");
        });
        var details = world.details(account, run);
        assertThat(details.run().outcome()).contains(outcome);
        assertThat(details.reasoning()).hasSize(1);
        assertThat(details.attempts().getLast().cause()).contains(Cause.INTERNAL);
    }

    @Test
    void what_the_database_refuses_for_ever_fails_the_run_instead_of_repeating_it() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return new Failed(Optional.empty(), Cause.SERVER_ERROR, new CauseDetail.Technical("NUL: \u0000"));
        });
        var feed = world.follow(account, run);
        followed.open();

        assertThat(feed.await(RunFinished.class).outcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.INTERNAL));
    }

    @Test
    void a_rollback_leaves_neither_question_nor_run() {
        var account = world.account();
        var run = transaction.execute(status -> {
            var asked = world.ask(account, context -> Scripts.think(context, 1));
            status.setRollbackOnly();
            return asked;
        });

        assertThat(world.runs.find(RunAccess.owner(account, run))).isEmpty();
        assertThat(world.sql
                        .sql("select count(*) from question where account_id = ?")
                        .param(account.account().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
