package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.RunSettings;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final RunOutcome FULL = new RunOutcome.Answered(Optional.of(ThinkingEnd.CONTEXT_FULL));

    @Test
    void thinking_ends_when_the_next_step_would_leave_too_little_room_for_the_answer() {
        int turn = Conversation.estimate(TestRun.of().prompts().text(Prompt.GO_ON_JSON, Language.ENGLISH));
        int needed = 2_000 + 100 + turn + 300 + answerTurn() + 500 + 128;

        assertThat(firstStepOf(2_000, 100, needed - 1).go()).isEqualTo(FULL);
        assertThat(firstStepOf(2_000, 100, needed).go()).isNotEqualTo(FULL);
    }

    @Test
    void where_the_server_counts_nothing_a_token_is_taken_to_be_three_bytes() {
        var run = TestRun.of(settings(1, 9), goOn(sixThousandBytes()).withoutUsage(), ANSWER);
        run.model().takes(3_000).counts(500);

        assertThat(run.go()).isEqualTo(FULL);
    }

    private static String sixThousandBytes() {
        return IntStream.range(1_000, 2_200).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    @Test
    void where_the_server_counts_nothing_all_that_was_said_takes_room() {
        var one = goOn("One.").withoutUsage();
        var first = TestRun.of(settings(1, 1), one, ANSWER);
        first.go();
        int said = Conversation.estimate(one.text())
                + first.requests().getFirst().messages().stream()
                        .mapToInt(turn -> Conversation.estimate(turn.text()))
                        .sum();
        int turn = Conversation.estimate(first.prompts().text(Prompt.GO_ON_JSON, Language.ENGLISH));
        int needed = said + turn + 300 + answerTurn() + 500 + 128;

        assertThat(requestsWhenModelTakes(needed - 1)).isEqualTo(2);
        assertThat(requestsWhenModelTakes(needed)).isEqualTo(3);
    }

    private static int answerTurn() {
        return Conversation.estimate(TestRun.of().answerRequest(Language.ENGLISH));
    }

    private static int requestsWhenModelTakes(int context) {
        var run = TestRun.of(
                settings(1, 9), goOn("One.").withoutUsage(), ready("Two.").withoutUsage(), ANSWER);
        run.model().takes(context).counts(100);
        run.go();
        return run.requests().size();
    }

    @Test
    void a_server_that_reports_overflow_ends_the_thinking() {
        var run = TestRun.of(goOn("One."), Reply.failure(Cause.CONTEXT_OVERFLOW), ANSWER);

        assertThat(run.go()).isEqualTo(FULL);
        assertThat(run.context().stored()).hasSize(2);
    }

    @Test
    void overflow_before_any_step_is_stored_fails_the_run() {
        var run = TestRun.of(Reply.failure(Cause.CONTEXT_OVERFLOW));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(new StepRef(1, StepKind.REASONING)),
                        Cause.CONTEXT_OVERFLOW,
                        new CauseDetail.Technical("the server's words")));
    }

    @Test
    void overflow_of_the_larger_limit_alone_keeps_the_step_that_was_cut() {
        var run = TestRun.of(
                settings(1, 1),
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                Reply.failure(Cause.CONTEXT_OVERFLOW),
                ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.context().stored().getFirst().marks().truncated()).isTrue();
    }

    @Test
    void a_question_that_the_model_cannot_take_fails_before_any_call() {
        var run = TestRun.of(settings(1, 1), "x".repeat(18_000));
        run.model().takes(18_016).counts(18_500);

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.empty(), Cause.QUESTION_TOO_LONG, new CauseDetail.TooLong(19_000, 18_016)));
        assertThat(run.requests()).isEmpty();
    }

    @Test
    void a_question_with_fewer_bytes_than_there_is_room_for_tokens_is_not_counted() {
        var run = TestRun.of(settings(1, 1), goOn("One."), ANSWER);
        run.model().takes(18_016).counts(18_500);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
    }

    @Test
    void the_answer_has_to_find_room_beside_the_question() {
        var tooLong = TestRun.of();
        tooLong.model().takes(1_000).counts(501);
        assertThat(tooLong.go()).isInstanceOf(RunOutcome.Failed.class);

        var fits = TestRun.of(settings(1, 1), goOn("One."), ANSWER);
        fits.model().takes(1_000).counts(500);
        assertThat(fits.go()).isInstanceOf(RunOutcome.Answered.class);
    }

    @Test
    void without_a_count_of_the_servers_the_question_is_estimated_in_both_ways_of_reasoning() {
        for (var settings : new RunSettings[] {settings(1, 1), TestRun.direct(0)}) {
            var run = TestRun.of(settings, "草".repeat(2_000));
            run.model().takes(2_000);

            assertThat(run.go()).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.QUESTION_TOO_LONG);
                assertThat(failed.detail())
                        .isInstanceOfSatisfying(
                                CauseDetail.TooLong.class,
                                tooLong -> assertThat(tooLong.context()).isEqualTo(2_000));
            });
        }
    }

    @Test
    void of_a_context_of_unknown_size_nothing_is_said() {
        var run = TestRun.of(settings(1, 1), goOn("One.").tokens(1_000_000, 100), ANSWER);
        run.model().counts(1_000_000);

        assertThat(run.go()).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.STEP_LIMIT)));
    }

    private static TestRun firstStepOf(int prompt, int completion, int context) {
        var first = goOn("One.").tokens(prompt, completion);
        var run = TestRun.of(settings(2, 2), first, ready("Two.").tokens(100, 10), ANSWER);
        run.model().takes(context).counts(100);
        return run;
    }
}
