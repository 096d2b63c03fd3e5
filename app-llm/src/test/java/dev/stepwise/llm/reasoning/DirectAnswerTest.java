package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent.ThinkingEnded;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectAnswerTest {

    private static final StepRef PLACE = new StepRef(1, StepKind.ANSWER);
    private static final RunOutcome ANSWERED = new RunOutcome.Answered(Optional.empty());

    @Test
    void the_question_is_sent_alone_with_the_tokens_for_the_answer() {
        var run = direct(ANSWER);

        assertThat(run.go()).isEqualTo(ANSWERED);
        var request = run.requests().getFirst();
        assertThat(request.messages()).containsExactly(ChatTurn.user(QUESTION));
        assertThat(request.maxTokens()).isEqualTo(500);
        assertThat(request.format()).isEqualTo(ChatCall.ReplyFormat.FREE);
        assertThat(run.context().systemPrompt()).isEmpty();
    }

    @Test
    void the_answer_is_stored_as_the_first_row_and_no_thinking_ends() {
        var run = direct(ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().ref()).isEqualTo(PLACE);
        assertThat(run.context().stored().getFirst().userTurn()).isEqualTo(QUESTION);
        assertThat(run.context().events(ThinkingEnded.class)).isEmpty();
    }

    @Test
    void json_is_an_answer_like_any_other_for_the_question_may_have_asked_for_it() {
        var run = direct(Reply.text("{\"content\": \"x\", \"r\": 3}"));

        run.go();

        assertThat(run.context().stored().getFirst().content()).isEqualTo("{\"content\": \"x\", \"r\": 3}");
    }

    @Test
    void after_an_empty_answer_the_question_still_goes_alone_but_never_in_the_same_request() {
        var run = direct(Reply.text(""), Reply.text(" "), ANSWER);

        assertThat(run.go()).isEqualTo(ANSWERED);
        assertThat(run.requests()).doesNotHaveDuplicates();
        assertThat(run.requests())
                .allSatisfy(request -> assertThat(request.messages()).containsExactly(ChatTurn.user(QUESTION)));
    }

    @Test
    void faults_are_handled_as_in_a_chain() {
        var fault = Reply.failure(Cause.SERVER_ERROR);
        var run = direct(fault, fault, fault);

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(PLACE), Cause.SERVER_ERROR, new CauseDetail.Technical("the server's words")));
        assertThat(run.pauses().pauses()).hasSize(2);
    }

    @Test
    void an_answer_that_is_cut_is_kept_and_marked() {
        var run = direct(Reply.cut("There are"));

        run.go();

        assertThat(run.context().stored().getFirst().marks().truncated()).isTrue();
    }

    @Test
    void hints_do_not_touch_the_baseline_and_stop_ends_it() {
        var run = direct(ANSWER);
        run.context().tell(new Directive.Hint("Spell it."));
        run.context().tell(new Directive.FinishNow());
        run.go();
        assertThat(run.lastTurn(1)).isEqualTo(QUESTION);

        var stopped = direct();
        stopped.context().tell(new Directive.Stop());
        assertThat(stopped.go()).isEqualTo(new RunOutcome.Stopped());
    }

    @Test
    void a_run_that_is_claimed_again_after_its_answer_makes_no_call() {
        var run = direct(ANSWER);
        run.go();

        assertThat(run.go(run.context().claimedAgain(), run.prompts())).isEqualTo(ANSWERED);
        assertThat(run.requests()).hasSize(1);
    }

    private static TestRun direct(Reply... replies) {
        return TestRun.of(TestRun.direct(0), replies);
    }
}
