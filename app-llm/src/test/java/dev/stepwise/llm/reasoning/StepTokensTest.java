package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.StepKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run learns of the tokens that its steps need. */
class StepTokensTest {

    private static final int USUAL = 300;
    private static final int DOUBLED = 600;

    @Test
    void a_model_that_is_always_cut_costs_at_most_30_calls() {
        var run = TestRun.of(settings(3, 25), StepTokensTest::alwaysCut);

        run.go();

        assertThat(reasoning(run)).hasSize(25).allMatch(step -> step.marks().truncated());
        assertThat(run.requests()).hasSizeLessThanOrEqualTo(30);
        assertThat(limits(run, 6)).containsExactly(USUAL, DOUBLED, USUAL, DOUBLED, USUAL, USUAL);
    }

    @Test
    void once_two_steps_came_whole_with_twice_the_tokens_the_later_ones_begin_with_them() {
        var run = TestRun.of(
                settings(4, 4), cut(1), goOn("One."), goOn("Two."), cut(3), goOn("Three."), goOn("Four."), ANSWER);

        run.go();

        assertThat(limits(run, 6)).containsExactly(USUAL, DOUBLED, USUAL, USUAL, DOUBLED, DOUBLED);
        assertThat(run.context().storedAttempts().get(5).changes().maxTokens()).hasValue(DOUBLED);
    }

    @Test
    void a_step_that_is_cut_though_it_began_with_twice_the_tokens_is_kept_at_once() {
        var run = TestRun.of(settings(4, 4), cut(1), goOn("One."), cut(2), goOn("Two."), cut(3), cut(4), ANSWER);

        run.go();

        assertThat(limits(run, 6)).containsExactly(USUAL, DOUBLED, USUAL, DOUBLED, DOUBLED, DOUBLED);
        assertThat(reasoning(run)).hasSize(4);
    }

    @Test
    void what_is_learnt_first_holds_for_the_run() {
        var run = TestRun.of(
                settings(5, 5),
                Stream.of(
                                List.of(cut(1), goOn("One.")),
                                List.of(cut(2), cut(2)),
                                List.of(cut(3), goOn("Three.")),
                                List.of(cut(4)),
                                List.of(cut(5)),
                                List.of(ANSWER))
                        .flatMap(List::stream)
                        .toArray(Reply[]::new));

        run.go();

        assertThat(limits(run, 8)).containsExactly(USUAL, DOUBLED, USUAL, DOUBLED, USUAL, DOUBLED, DOUBLED, DOUBLED);
    }

    @Test
    void a_step_that_began_with_too_much_for_the_context_has_the_usual_limit() {
        var run = TestRun.of(
                settings(3, 3),
                cut(1),
                goOn("One."),
                cut(2),
                goOn("Two."),
                Reply.failure(Cause.CONTEXT_OVERFLOW),
                goOn("Three."),
                ANSWER);

        run.go();

        assertThat(limits(run, 6)).containsExactly(USUAL, DOUBLED, USUAL, DOUBLED, DOUBLED, USUAL);
        assertThat(reasoning(run)).hasSize(3);
    }

    @Test
    void a_run_that_is_taken_up_by_another_node_or_asked_to_go_on_knows_what_it_has_learnt() {
        for (boolean goOn : new boolean[] {false, true}) {
            var run = TestRun.of(settings(3, 25), StepTokensTest::alwaysCut);
            run.context().beforeStoring(event -> {
                if (event instanceof AttemptStarted(var attempt, var _, var _)
                        && attempt.step().number() == 4) {
                    throw new IllegalStateException("lost");
                }
            });
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(run::go);
            int before = run.requests().size();
            var again = goOn ? run.context().askedToGoOn() : run.context().claimedAgain();

            run.go(again, run.prompts());

            assertThat(run.requests().subList(before, before + 3))
                    .extracting(ChatCall::maxTokens)
                    .containsOnly(USUAL);
            assertThat(firstAttempts(again)).hasSize(25);
        }
    }

    private static List<Attempt> firstAttempts(ScriptedContext context) {
        return context.storedAttempts().stream()
                .filter(attempt -> attempt.ref().step().kind() == StepKind.REASONING)
                .filter(attempt -> attempt.ref().ordinal() == 1)
                .toList();
    }

    /** Each step says something else. */
    private static Reply alwaysCut(ChatCall call) {
        return call.format() == ReplyFormat.FREE ? ANSWER : cut(call.messages().size());
    }

    private static Reply cut(int number) {
        return Reply.cut("{\"title\": \"t\", \"content\": \"long thought " + number);
    }

    private static List<Integer> limits(TestRun run, int first) {
        return run.requests().subList(0, first).stream()
                .map(ChatCall::maxTokens)
                .toList();
    }

    private static List<CompletedStep> reasoning(TestRun run) {
        return run.context().stored().stream()
                .filter(step -> step.ref().kind() == StepKind.REASONING)
                .toList();
    }
}
