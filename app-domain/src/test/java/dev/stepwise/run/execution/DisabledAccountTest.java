package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.AccountDisabled;
import dev.stepwise.account.Actor;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.Strategy;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class DisabledAccountTest {

    @Autowired
    RunWorld world;

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
