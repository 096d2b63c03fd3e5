package dev.stepwise.run.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stepwise.account.Actor;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.Tokens;
import dev.stepwise.run.execution.RunDispatcher;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.Strategy;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class RunReaderTest {

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void a_finished_runs_page_takes_the_same_number_of_queries_however_long_it_is() {
        var account = world.account();
        var small = finished(account, 1, 0);
        var large = finished(account, 20, 20);
        dispatcher.pause();
        try {
            assertThat(world.details(account, large).steps()).hasSize(21);
            assertThat(world.details(account, large).siblings()).hasSize(21);

            long forSmall = queries(account, small);
            long forLarge = queries(account, large);

            assertThat(forLarge).isEqualTo(forSmall).isBetween(1L, 7L);
        } finally {
            dispatcher.resume();
        }
    }

    @Test
    void a_step_that_was_not_kept_is_read_from_the_latest_attempt_that_left_something() {
        var account = world.account();
        var place = Scripts.reasoning(2);
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            Scripts.step(context, 1);
            Scripts.reject(context, Scripts.begin(context, place, 1), Cause.BAD_SHAPE, "First|what it s");
            Scripts.reject(context, Scripts.begin(context, place, 2), Cause.STALLED, "Second|what it sai");
            Scripts.reject(context, Scripts.begin(context, place, 3), Cause.NO_FIRST_TOKEN, "");
            return new RunOutcome.Failed(Optional.of(place), Cause.NO_FIRST_TOKEN, CauseDetail.NONE);
        });
        var feed = world.follow(account, run);
        followed.open();
        feed.await(RunFinished.class);

        assertThat(world.details(account, run).unfinished())
                .containsExactly(entry(place, new ReplyText("Second", "what it sai")));
    }

    @Test
    void what_the_model_thought_by_itself_is_stored_with_its_call_and_its_step() {
        var account = world.account();
        var thought = new CallFigures(
                Scripts.CALLED_AT,
                Optional.empty(),
                Duration.ofSeconds(1),
                new Tokens(OptionalInt.of(100), OptionalInt.empty(), OptionalInt.of(40), OptionalInt.of(30), false),
                Optional.empty());
        var run = world.ask(account, context -> {
            var first = Scripts.begin(context, Scripts.reasoning(1), 1);
            context.emit(new RunEvent.AttemptRejected(
                    first, new AttemptEnd(Cause.ONLY_THINKING, CauseDetail.NONE, "", "I think", thought)));
            var second = Scripts.begin(context, Scripts.reasoning(1), 2);
            var step = new CompletedStep(
                    second.step(), "turn", "raw", "I see", "Title", "Content", false, Marks.NONE, thought);
            context.emit(new RunEvent.StepCompleted(second, step));
            return new RunOutcome.Stopped();
        });
        Nodes.await(
                "it has ended", () -> world.details(account, run).run().state().isEnd());

        var details = world.details(account, run);
        assertThat(details.attempts()).extracting(Attempt::thinking).containsExactly("I think", "I see");
        assertThat(details.reasoning().getFirst().step().thinking()).isEqualTo("I see");
        assertThat(details.reasoning().getFirst().step().figures().tokens()).isEqualTo(thought.tokens());
    }

    @Test
    void what_is_known_of_a_failure_is_told_and_stored_in_fields() {
        var account = world.account();
        var waited = new CauseDetail.Waited(Duration.ofSeconds(90));
        var failed = new RunOutcome.Failed(
                Optional.empty(), Cause.QUESTION_TOO_LONG, new CauseDetail.TooLong(19_000, 18_016));
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            context.emit(new RunEvent.AttemptRejected(
                    attempt, new AttemptEnd(Cause.STALLED, waited, "", "", Scripts.FIGURES)));
            return failed;
        });
        var feed = world.follow(account, run);
        followed.open();

        assertThat(feed.await(RunFinished.class).outcome()).isEqualTo(failed);
        assertThat(world.details(account, run).run().outcome()).contains(failed);
        assertThat(world.details(account, run).attempts())
                .extracting(Attempt::detail)
                .containsExactly(waited);
    }

    @Test
    void what_a_reader_should_know_of_a_weak_models_step_is_stored() {
        var account = world.account();
        var marks = new Marks(true, true, OptionalInt.of(1), true, true, true);
        var changes =
                new CallChanges(OptionalInt.of(600), OptionalDouble.of(0.3), OptionalInt.of(8), true, true, 3, true);
        var run = world.ask(account, context -> {
            Scripts.step(context, 1);
            var attempt = new AttemptRef(Scripts.reasoning(2), 1);
            context.emit(new RunEvent.AttemptStarted(attempt, changes, Scripts.CALLED_AT));
            var plain = Scripts.completed(attempt.step());
            context.emit(new RunEvent.StepCompleted(
                    attempt,
                    new CompletedStep(
                            plain.ref(),
                            plain.userTurn(),
                            plain.rawReply(),
                            plain.thinking(),
                            plain.title(),
                            plain.content(),
                            false,
                            marks,
                            plain.figures())));
            context.emit(new RunEvent.ThinkingEnded(ThinkingEnd.NO_FURTHER_STEP));
            Scripts.keep(context, Scripts.begin(context, new StepRef(3, StepKind.ANSWER), 1));
            return new RunOutcome.Answered(Optional.of(ThinkingEnd.NO_FURTHER_STEP));
        });
        Nodes.await(
                "it has ended", () -> world.details(account, run).run().state().isEnd());

        var details = world.details(account, run);
        assertThat(details.steps().get(1).step().marks()).isEqualTo(marks);
        assertThat(details.attempts().get(1).changes()).isEqualTo(changes);
        assertThat(details.run().thinkingEnd()).contains(ThinkingEnd.NO_FURTHER_STEP);
    }

    private RunId finished(Actor account, int steps, int again) {
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return Scripts.think(context, steps);
        });
        var feed = world.follow(account, run);
        followed.open();
        feed.await(RunFinished.class);
        for (int more = 0; more < again; more++) {
            var sibling = world.again(account, run, RunWorld.settings(Strategy.STEPS));
            var siblings = world.follow(account, sibling);
            if (siblings.snapshots.getFirst().details().run().endedAt().isEmpty()) {
                siblings.await(RunFinished.class);
            }
        }
        return run;
    }

    private long queries(Actor account, RunId run) {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        world.details(account, run);
        return statistics.getPrepareStatementCount() - before;
    }
}
