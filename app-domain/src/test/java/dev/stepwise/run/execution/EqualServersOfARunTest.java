package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A run goes to one of equal servers, stays there, and goes on at another when that one is away. */
@RunTest
@Import(EqualServersOfARunTest.Equals.class)
class EqualServersOfARunTest {

    private static final EndpointId OTHER = new EndpointId(UUID.fromString("01980000-0000-7000-8000-0000000000e2"));

    /** The equal servers, as a test says. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Equals {

        final AtomicReference<List<EndpointRef>> answering = new AtomicReference<>(List.of());

        @Bean
        EqualServers equalServers() {
            return (_, _) -> answering.get();
        }
    }

    @Autowired
    RunWorld world;

    @Autowired
    Equals equals;

    private Actor account;
    private EndpointRef other;

    @BeforeEach
    void another_server() {
        account = world.account();
        other = world.settingsFor(OTHER).endpoint();
    }

    @AfterEach
    void nothing_is_equal() {
        equals.answering.set(List.of());
    }

    @Test
    void a_new_run_goes_to_the_first_of_the_equal_servers() {
        equals.answering.set(List.of(other, lab().endpoint()));

        var run = world.ask(account, context -> Scripts.think(context, 1));

        assertThat(server(run)).isEqualTo(other);
        assertThat(server(world.again(account, run, lab()))).isEqualTo(other);
    }

    @Test
    void runs_that_are_asked_for_together_are_spread() {
        equals.answering.set(List.of(other, lab().endpoint()));

        var asked = (AskResult.Asked)
                world.runs.ask(account, "All of " + UUID.randomUUID() + "?", List.of(lab(), lab(), lab()));

        assertThat(asked.runs()).extracting(this::server).containsExactly(other, lab().endpoint(), other);
    }

    @Test
    void a_run_that_goes_on_elsewhere_is_there_for_all_and_its_attempts_say_where_each_was_made() {
        var seen = new AtomicReference<EndpointRef>();

        var run = world.ask(account, context -> {
            leave(context);
            seen.set(context.settings().endpoint());
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 2);
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 2);
        });
        awaitEnd(run);

        assertThat(seen.get()).isEqualTo(other);
        assertThat(server(run)).isEqualTo(other);
        var first = world.details(account, run).attempts().getFirst();
        assertThat(first.cause()).contains(Cause.CONNECTION_REFUSED);
        assertThat(first.detail()).isEqualTo(new CauseDetail.WentOn(other));
        assertThat(world.sql
                        .sql("select endpoint_id from attempt where run_id = ? order by step_number, ordinal")
                        .param(run.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(lab().endpoint().id().value(), OTHER.value(), OTHER.value());
    }

    @Test
    void whoever_takes_the_run_over_finds_it_at_its_new_server() {
        var node = new AtomicReference<EndpointRef>();
        var run = world.ask(account, context -> {
            if (context.attempts(Scripts.reasoning(1)).isEmpty()) {
                leave(context);
                return new ReasoningEnd.HandedOver();
            }
            node.set(context.settings().endpoint());
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 2);
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 2);
        });
        awaitEnd(run);

        assertThat(node.get()).isEqualTo(other);
    }

    private void leave(RunContext context) {
        var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
        var end = new AttemptEnd(Cause.CONNECTION_REFUSED, new CauseDetail.WentOn(other), "", "", Scripts.FIGURES);
        context.emit(new RunEvent.AttemptRejected(attempt, end));
    }

    private static SettingsDraft lab() {
        return RunWorld.settings(Strategy.STEPS);
    }

    private EndpointRef server(RunId run) {
        return world.details(account, run).run().settings().endpoint();
    }

    private void awaitEnd(RunId run) {
        Nodes.await("it has ended", () -> world.details(account, run).run().state() == RunState.ANSWERED);
    }
}
