package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.Cause;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTestApplication;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.Directive;
import dev.stepwise.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** Nodes of their own on one database, which is empty at first: the migrations make it what the entities are validated against. */
class NodesTest {

    private final JdbcConnectionDetails database = TestDatabase.emptyDatabase();
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    private ConfigurableApplicationContext node() {
        var node = new SpringApplicationBuilder(RunTestApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("database", database))
                .run();
        nodes.add(node);
        return node;
    }

    @AfterEach
    void all_go() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void a_node_that_goes_down_hands_its_runs_over_and_the_next_one_goes_on_with_them() throws Exception {
        var first = node();
        var world = first.getBean(RunWorld.class);
        var account = world.account();
        var writing = new Gate();
        var run = world.ask(account, context -> {
            Scripts.step(context, 1);
            var attempt = Scripts.begin(context, Scripts.reasoning(2), 1);
            var told = new Gate();
            try (var _ = context.listen(_ -> told.open())) {
                writing.open();
                told.pass();
            }
            Scripts.reject(context, attempt, Cause.HANDED_OVER, "");
            assertThat(context.next()).isEqualTo(new Directive.HandOver());
            return new ReasoningEnd.HandedOver();
        });
        writing.pass();

        first.close();
        goesOn(account, run);
    }

    @Test
    void a_strategy_that_does_not_listen_is_interrupted_and_its_run_goes_on_elsewhere() throws Exception {
        var first = node();
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

    private void goesOn(AccountId account, RunId run) {
        var second = node();
        var world = second.getBean(RunWorld.class);
        // its script is not known there: the steps that are kept and the state of the rows are what counts
        var feed = world.follow(account, run);
        if (!world.details(account, run).run().state().isEnd()) {
            feed.await(RunFinished.class);
        }
        var details = world.details(account, run);
        assertThat(details.run().state()).isEqualTo(RunState.FAILED);
        assertThat(details.reasoning()).hasSize(1);
    }
}
