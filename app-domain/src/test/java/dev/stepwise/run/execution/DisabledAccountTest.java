package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.AccountDisabled;
import dev.stepwise.account.Actor;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.persistence.RunStore;
import dev.stepwise.settings.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RunTest
class DisabledAccountTest {

    @Autowired
    RunWorld world;

    @Autowired
    RunStore store;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_run_of_an_account_that_is_disabled_goes_on_to_its_end() {
        var account = world.account();
        var disabled = new Gate();
        var run = world.ask(account, context -> {
            disabled.pass();
            return Scripts.think(context, 2);
        });
        var feed = world.follow(account, run);
        disable(account);
        disabled.open();

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void a_disabled_account_begins_no_run() {
        var account = world.account();
        var stopped = world.ask(account, _ -> new RunOutcome.Stopped());
        world.follow(account, stopped).await(RunFinished.class);
        disable(account);
        var settings = RunWorld.settings(Strategy.STEPS);

        refused(() -> world.runs.ask(account, "What of it?", List.of(settings)));
        refused(() -> world.runs.runAgain(account, stopped, settings));
        refused(() -> world.runs.goOn(account, stopped));
        assertThat(world.details(account, stopped).siblings()).hasSize(1);
        assertThat(world.details(account, stopped).run().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void a_disabled_account_begins_no_run_that_was_asked_for_at_that_moment() throws Exception {
        var account = world.account();
        var asked = during(() -> disable(account), () -> ask(account));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(asked::get)
                .withCauseInstanceOf(AccountDisabled.class);
    }

    @Test
    void an_account_is_disabled_after_the_run_is_stored_that_was_asked_for_before() throws Exception {
        var account = world.account();
        var isStored = new AtomicBoolean();
        var disabled = during(
                () -> ask(account),
                () -> {
                    disable(account);
                    return isStored.get();
                },
                () -> isStored.set(true));

        assertThat(disabled.get()).isTrue();
    }

    @Test
    void two_who_ask_with_one_account_do_not_wait_for_each_other_to_look_at_it() throws Exception {
        var account = world.account().account();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                store.requireEnabled(account);
                assertThat(people.submit(() -> store.requireEnabled(account))).succeedsWithin(Duration.ofSeconds(60));
            });
        }
    }

    private RunId ask(Actor account) {
        return world.ask(account, _ -> new RunOutcome.Stopped());
    }

    private <T> Future<T> during(Runnable first, Callable<T> second) {
        return during(first, second, () -> {});
    }

    /** Begins the second before the first one's transaction ends, lets it come as far as it can, and then calls the last. */
    private <T> Future<T> during(Runnable first, Callable<T> second, Runnable last) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            return Objects.requireNonNull(transaction.execute(_ -> {
                first.run();
                var started = people.submit(second);
                await().atMost(Duration.ofSeconds(60)).until(() -> started.isDone() || somebodyWaits());
                last.run();
                return started;
            }));
        }
    }

    /** The queue waits at locks of its own. */
    private boolean somebodyWaits() {
        return world.sql
                .sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%disabled_at%')")
                .query(Boolean.class)
                .single();
    }

    private static void refused(ThrowingCallable beginning) {
        assertThatExceptionOfType(AccountDisabled.class).isThrownBy(beginning);
    }

    private void disable(Actor account) {
        world.sql
                .sql("update account set disabled_at = now() where id = ?")
                .param(account.account().value())
                .update();
    }
}
