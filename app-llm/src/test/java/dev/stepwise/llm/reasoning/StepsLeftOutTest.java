package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.Language;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The request for the answer does not fit into the context. */
class StepsLeftOutTest {

    private static final Reply OVERFLOW = Reply.failure(Cause.CONTEXT_OVERFLOW);

    @Test
    void a_refused_request_for_the_answer_is_made_again_at_once_without_steps_from_the_second_on() {
        var run = TestRun.of(settings(8, 8), steps(8, OVERFLOW, OVERFLOW, ANSWER));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(thoughts(run, 9)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(thoughts(run, 10)).containsExactly(1, 6, 7, 8);
        assertThat(thoughts(run, 11)).containsExactly(1, 8);
        assertThat(run.lastTurn(11)).isEqualTo(run.answerRequest(Language.ENGLISH));
        assertThat(run.pauses().pauses()).isEmpty();
        assertThat(leftOut(run)).containsExactly(0, 4, 6);
    }

    @Test
    void in_the_end_the_question_is_asked_alone_and_only_that_fails_the_run() {
        var run = TestRun.of(settings(3, 3), steps(3, OVERFLOW, OVERFLOW, OVERFLOW));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.CONTEXT_OVERFLOW));

        assertThat(thoughts(run, 5)).containsExactly(1);
        assertThat(run.requests().getLast().messages()).hasSize(2);
        assertThat(run.lastTurn(6)).isEqualTo(run.answerRequest(Language.ENGLISH));
        assertThat(leftOut(run)).containsExactly(0, 2, 3);
    }

    @Test
    void refusals_leave_as_many_tries_as_before() {
        var fault = Reply.failure(Cause.STALLED);
        var run = TestRun.of(settings(8, 8), steps(8, OVERFLOW, fault, OVERFLOW, fault, ANSWER));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(leftOut(run)).containsExactly(0, 4, 4, 6, 6);
    }

    @Test
    void what_is_known_not_to_fit_is_not_sent() {
        var run = TestRun.of(
                settings(4, 4),
                goOn("Thought 1."),
                goOn("Thought 2. " + words(150)).tokens(600, 160),
                goOn("Thought 3.").tokens(800, 20),
                goOn("Thought 4. " + words(3_000)).tokens(900, 4_600),
                ANSWER);
        run.model().takes(6_000).counts(100);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(thoughts(run, 5)).containsExactly(1, 3, 4);
        assertThat(leftOut(run)).containsExactly(1);
    }

    @Test
    void another_node_goes_on_with_the_request_that_was_due() {
        var run = TestRun.of(settings(8, 8), steps(8, OVERFLOW, ANSWER));
        run.context().beforeStoring(event -> {
            if (event instanceof AttemptStarted(var attempt, var _, var _) && attempt.ordinal() == 2) {
                throw new IllegalStateException("lost");
            }
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(run::go);

        run.go(run.context().claimedAgain(), run.prompts());

        assertThat(thoughts(run, 10)).containsExactly(1, 6, 7, 8);
    }

    @Test
    void the_replies_that_stay_are_sent_byte_for_byte() {
        var run = TestRun.of(settings(8, 8), steps(8, OVERFLOW, ANSWER));

        run.go();

        var all = run.requests().get(8).messages();
        var fewer = run.requests().get(9).messages();
        assertThat(fewer.subList(0, 3)).isEqualTo(all.subList(0, 3));
        assertThat(fewer.subList(3, fewer.size())).isEqualTo(all.subList(11, all.size()));
    }

    /** The numbers of the steps that are sent with a request, which counts from 1. */
    private static List<Integer> thoughts(TestRun run, int request) {
        return run.requests().get(request - 1).messages().stream()
                .filter(turn -> turn.role() == ChatTurn.Role.ASSISTANT)
                .map(turn -> Integer.valueOf(turn.text().replaceFirst("(?s).*Thought (\\d).*", "$1")))
                .toList();
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
    }

    private static List<Integer> leftOut(TestRun run) {
        return run.context().storedAttempts().stream()
                .filter(attempt -> attempt.ref().step().kind() == StepKind.ANSWER)
                .map(attempt -> attempt.changes().stepsLeftOut())
                .toList();
    }
}
