package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.settings.Language;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final StepRef PLACE = new StepRef(2, StepKind.ANSWER);

    @Test
    void the_answer_is_asked_for_in_plain_markdown_without_a_response_format() {
        var run = answeredWith(ANSWER);

        run.go();

        assertThat(run.requests().getLast().format()).isEqualTo(ChatCall.ReplyFormat.FREE);
        assertThat(run.lastTurn(2)).isEqualTo(run.answerRequest(Language.ENGLISH));
        var answer = answer(run);
        assertThat(answer.ref()).isEqualTo(PLACE);
        assertThat(answer.title()).isEmpty();
        assertThat(answer.content()).isEqualTo(ANSWER.text());
        assertThat(answer.marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void the_answer_is_shown_while_it_is_written() {
        var run = answeredWith(ANSWER);

        run.go();

        var shown = run.context().events(TextStreamed.class).stream()
                .filter(text -> text.attempt().step().equals(PLACE) && text.field() == Field.CONTENT)
                .map(TextStreamed::text)
                .toList();
        assertThat(shown).hasSizeGreaterThan(2);
        assertThat(shown.stream().collect(Collectors.joining())).isEqualTo(ANSWER.text());
    }

    @Test
    void an_answer_that_a_model_wraps_in_json_is_taken_out_and_marked() {
        for (var key : new String[] {"content", "answer", "final_answer"}) {
            var run = answeredWith(Reply.text("{\"" + key + "\": \"Three.\"}"));

            assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
            assertThat(answer(run).content()).isEqualTo("Three.");
            assertThat(answer(run).marks().repaired()).isTrue();
        }
    }

    @Test
    void an_answer_of_whose_end_nobody_can_tell_is_kept_and_marked() {
        var run = answeredWith(Reply.withUnknownEnd("Three."));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(answer(run).content()).isEqualTo("Three.");
        assertThat(answer(run).marks()).isEqualTo(new Marks(false, false, OptionalInt.empty(), true, false, false));
    }

    @Test
    void an_answer_that_a_filter_stopped_is_not_kept_and_not_asked_for_again() {
        var run = answeredWith(Reply.failure(Cause.FILTERED, "There are"));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.FILTERED));
        assertThat(run.requests()).hasSize(2);
    }

    @Test
    void an_answer_that_is_cut_is_kept_at_once_and_marked() {
        var run = answeredWith(Reply.cut("There are"));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(answer(run).marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
        assertThat(run.requests()).hasSize(2);
    }

    @Test
    void an_answer_without_readable_text_is_asked_for_again_each_time_in_another_way() {
        var run = answeredWith(Reply.text(" \n"), Reply.text("{\"answer\": \"\"}"), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_NO_ANSWER, Language.ENGLISH));
        assertThat(run.requests().subList(1, 4)).doesNotHaveDuplicates();
        assertThat(run.requests().get(3).sampling().temperature()).isEqualTo(0.3);
    }

    @Test
    void an_answer_that_stays_unreadable_fails_the_run_in_the_answer() {
        var run = answeredWith(Reply.text(""), Reply.text(""), Reply.text(""));

        assertThat(run.go()).isEqualTo(new RunOutcome.Failed(Optional.of(PLACE), Cause.EMPTY_ANSWER, CauseDetail.NONE));
        assertThat(run.context().stored()).extracting(CompletedStep::ref).doesNotContain(PLACE);
    }

    @Test
    void after_a_fault_the_answer_is_asked_for_again_and_its_partial_text_is_kept_with_the_attempt() {
        var run = answeredWith(Reply.failure(Cause.CONNECTION_RESET, "There"), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.requests().get(2)).isEqualTo(run.requests().get(1));
        assertThat(run.context().events(AttemptRejected.class).getFirst().end().rawReply())
                .isEqualTo("There");
    }

    @Test
    void when_the_answers_last_attempt_fails_too_there_is_no_answer() {
        var fault = Reply.failure(Cause.STALLED, "There");
        var run = answeredWith(fault, fault, fault);

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(PLACE), Cause.STALLED, new CauseDetail.Technical("the server's words")));
        assertThat(run.context().stored()).hasSize(1);
    }

    @Test
    void overflow_on_the_answers_call_without_any_step_fails_the_run() {
        var run = answeredWith(Reply.failure(Cause.CONTEXT_OVERFLOW), Reply.failure(Cause.CONTEXT_OVERFLOW));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(PLACE), Cause.CONTEXT_OVERFLOW, new CauseDetail.Technical("the server's words")));
    }

    private static TestRun answeredWith(Reply... answers) {
        var replies = new Reply[answers.length + 1];
        replies[0] = goOn("One.");
        System.arraycopy(answers, 0, replies, 1, answers.length);
        return TestRun.of(settings(1, 1), replies);
    }

    private static CompletedStep answer(TestRun run) {
        return run.context().stored().getLast();
    }
}
