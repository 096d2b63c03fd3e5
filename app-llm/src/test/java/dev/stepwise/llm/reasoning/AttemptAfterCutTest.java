package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.UNREADABLE;
import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.OneStep.rejections;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Marks;
import dev.stepwise.settings.Language;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A reply is cut by its token limit. */
class AttemptAfterCutTest {

    @Test
    void a_step_that_is_cut_is_tried_once_more_with_twice_the_tokens_and_else_unchanged() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long"), goOn("One."), ANSWER);

        run.go();

        var first = run.requests().getFirst();
        var second = run.requests().get(1);
        assertThat(second.maxTokens()).isEqualTo(600);
        assertThat(second.messages()).isEqualTo(first.messages());
        assertThat(second.sampling().temperature()).isEqualTo(first.sampling().temperature());
        assertThat(second.sampling().seed().orElseThrow())
                .isEqualTo(first.sampling().seed().orElseThrow());
        assertThat(run.context().storedAttempts().get(1).changes())
                .isEqualTo(new CallChanges(
                        OptionalInt.of(600), OptionalDouble.empty(), OptionalInt.empty(), false, false));
    }

    @Test
    void a_second_cut_is_kept_and_marked() {
        var run = oneStep(
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                Reply.cut("{\"title\": \"t\", \"content\": \"longer text"),
                ANSWER);

        run.go();

        var step = run.context().stored().getFirst();
        assertThat(step.content()).isEqualTo("longer text");
        assertThat(step.marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
        assertThat(rejections(run)).containsExactly(Cause.CUT_BY_TOKEN_LIMIT);
    }

    @Test
    void twice_the_tokens_is_at_most_what_the_context_leaves_beside_the_answer() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long").tokens(100, 300), goOn("One."), ANSWER);
        run.model().takes(1_200).counts(100);

        run.go();

        assertThat(run.requests().get(1).maxTokens()).isEqualTo(1_200 - 100 - answerTurn() - 500 - 128);
    }

    @Test
    void where_the_server_counts_nothing_the_room_is_what_three_bytes_a_token_leave() {
        int prompt = estimatedFirstPrompt();
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long").withoutUsage(), goOn("One."), ANSWER);
        run.model().takes(prompt + 400 + answerTurn() + 500 + 128).counts(100);

        run.go();

        assertThat(run.requests().get(1).maxTokens()).isEqualTo(400);
    }

    private static int answerTurn() {
        return Conversation.estimate(TestRun.of().answerRequest(Language.ENGLISH));
    }

    private static int estimatedFirstPrompt() {
        var run = oneStep(goOn("One."), ANSWER);
        run.go();
        return run.requests().getFirst().messages().stream()
                .mapToInt(turn -> Conversation.estimate(turn.text()))
                .sum();
    }

    @Test
    void a_cut_step_is_kept_at_once_where_the_context_leaves_no_more_tokens() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long").tokens(100, 300), ANSWER);
        run.model().takes(900).counts(100);

        run.go();

        assertThat(run.requests()).hasSize(2);
        assertThat(run.context().stored().getFirst().marks().truncated()).isTrue();
    }

    @Test
    void a_second_cut_without_any_content_is_a_bad_reply() {
        var run = oneStep(Reply.cut("{\"title\": \"a long"), Reply.cut("{\"title\": \"a long"), goOn("One."), ANSWER);

        run.go();

        assertThat(run.requests().get(2).maxTokens()).isEqualTo(600);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_UNCLOSED, Language.ENGLISH));
    }

    @Test
    void an_attempt_that_was_cut_is_kept_as_truncated_when_nothing_better_came() {
        var run = oneStep(
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE),
                ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().content()).isEqualTo("long");
        assertThat(run.context().stored().getFirst().marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
    }
}
