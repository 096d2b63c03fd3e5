package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunService;
import dev.stepwise.run.fixture.FollowedRun;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class DirectiveTest {

    private static final Directive.Hint FIRST = new Directive.Hint("Count the letters one by one.");
    private static final Directive.Extend MORE = new Directive.Extend(3);
    private static final Directive.Hint SECOND = new Directive.Hint("Say it in one word.");
    private static final Directive.FinishNow FINISH = new Directive.FinishNow();

    @Autowired
    RunWorld world;

    @Test
    void directives_are_told_in_the_order_in_which_they_were_given_and_each_once() throws Exception {
        var account = world.account();
        var begun = new Gate();
        var given = new Gate();
        var heard = new CompletableFuture<List<Directive>>();
        var run = world.ask(account, context -> {
            begun.open();
            given.pass();
            heard.complete(all(context));
            return Scripts.think(context, 1);
        });
        begun.pass();

        for (var directive : List.of(FIRST, MORE, SECOND, FINISH)) {
            assertThat(world.runs.give(account, run, directive)).isEqualTo(DirectiveResult.STORED);
        }
        given.open();

        assertThat(heard.get(30, TimeUnit.SECONDS)).containsExactly(FIRST, MORE, SECOND, FINISH);
    }

    @Test
    void a_step_says_which_directives_were_heeded_before_it_and_a_hint_during_its_calls_is_heeded_by_the_next() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            world.runs.give(account, context.runId(), FIRST);
            all(context);
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            world.runs.give(account, context.runId(), SECOND);
            world.runs.give(account, context.runId(), MORE);
            all(context);
            Scripts.keep(context, attempt);
            Scripts.step(context, 2);
            world.runs.give(account, context.runId(), FINISH);
            return Scripts.answer(context, 3);
        });
        var feed = world.follow(account, run);
        followed.open();
        feed.await(RunFinished.class);

        assertThat(world.details(account, run).directives())
                .extracting(GivenDirective::directive, GivenDirective::heededBefore)
                .containsExactly(
                        tuple(FIRST, OptionalInt.of(1)),
                        tuple(SECOND, OptionalInt.of(2)),
                        tuple(MORE, OptionalInt.of(1)),
                        tuple(FINISH, OptionalInt.empty()));
    }

    @Test
    void directives_survive_a_change_of_nodes_those_that_were_heeded_as_heeded() throws Exception {
        try (var nodes = new Nodes()) {
            var first = nodes.start();
            var there = first.getBean(RunWorld.class);
            var account = there.account();
            var second = nodes.startIdle();
            var here = second.getBean(RunWorld.class);
            var stored = new Gate();
            var run = there.ask(account, context -> {
                there.runs.give(account, context.runId(), MORE);
                all(context);
                Scripts.step(context, 1);
                there.runs.give(account, context.runId(), FIRST);
                all(context);
                stored.open();
                new Gate().pass();
                return new ReasoningEnd.HandedOver();
            });
            stored.pass();
            var heeded = new CompletableFuture<List<GivenDirective>>();
            var heard = new CompletableFuture<List<Directive>>();
            here.script(account, run, context -> {
                heeded.complete(context.heeded());
                heard.complete(all(context));
                return Scripts.think(context, 2);
            });
            var feed = here.follow(account, run);
            second.getBean(RunDispatcher.class).resume();

            first.close();

            feed.await(RunFinished.class);
            assertThat(heeded.get(30, TimeUnit.SECONDS)).singleElement().satisfies(given -> {
                assertThat(given.directive()).isEqualTo(MORE);
                assertThat(given.heededBefore()).hasValue(1);
            });
            assertThat(heard.get(30, TimeUnit.SECONDS)).containsExactly(FIRST);
        }
    }

    @Test
    void more_directives_than_may_wait_are_refused_but_a_stop_never_is() throws Exception {
        var account = world.account();
        var begun = new Gate();
        var end = new Gate();
        var run = world.ask(account, context -> {
            begun.open();
            end.pass();
            return new RunOutcome.Stopped();
        });
        begun.pass();
        var feed = world.follow(account, run);
        for (int number = 0; number < RunService.DIRECTIVE_LIMIT; number++) {
            assertThat(world.runs.give(account, run, MORE)).isEqualTo(DirectiveResult.STORED);
        }

        assertThat(world.runs.give(account, run, MORE)).isEqualTo(DirectiveResult.TOO_MANY);
        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);
        end.open();

        feed.await(RunFinished.class);
        assertThat(world.runs.give(account, run, MORE)).isEqualTo(DirectiveResult.RUN_ENDED);
    }

    @Test
    void nobody_gives_directives_to_somebody_elses_run() throws Exception {
        var account = world.account();
        var stranger = world.account();
        var begun = new Gate();
        var end = new Gate();
        var run = world.ask(account, context -> {
            begun.open();
            end.pass();
            return new RunOutcome.Stopped();
        });
        begun.pass();

        for (var id : List.of(run, new RunId(UUID.randomUUID()))) {
            assertThat(world.runs.give(stranger, id, FIRST)).isEqualTo(DirectiveResult.NOT_FOUND);
        }

        assertThat(world.details(account, run).directives()).isEmpty();
        var feed = new FollowedRun();
        world.feed.follow(RunAccess.owner(account, run), feed);
        end.open();
        feed.await(RunFinished.class);
    }

    @Test
    void a_hint_is_kept_as_it_can_be_stored_and_sent() {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return Scripts.think(context, 1);
        });

        world.runs.give(account, run, new Directive.Hint("a\u0000b\uD800"));

        assertThat(world.details(account, run).directives())
                .extracting(GivenDirective::directive)
                .containsExactly(new Directive.Hint("a\uFFFDb\uFFFD"));
        followed.open();
    }

    private static List<Directive> all(RunContext context) {
        var all = new ArrayList<Directive>();
        for (var next = context.next(); !(next instanceof Directive.Continue); next = context.next()) {
            all.add(next);
        }
        return all;
    }
}
