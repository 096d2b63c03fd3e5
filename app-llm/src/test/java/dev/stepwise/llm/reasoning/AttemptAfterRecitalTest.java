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
import dev.stepwise.llm.prompt.PromptFolder;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.settings.Language;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A reply says only what we had said. */
class AttemptAfterRecitalTest {

    private static final String OWN =
            new Prompts(PromptFolder.bundled()).text(Prompt.ANSWER_CAREFUL, Language.ENGLISH, Map.of("question", ""));
    private static final Marks RECITED = new Marks(false, false, OptionalInt.empty(), false, false, true);

    @Test
    void a_step_that_recites_us_is_asked_for_again_in_another_way() {
        var run = oneStep(goOn(OWN), goOn("One."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.RECITAL);
        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_RECITAL, Language.ENGLISH));
        assertThat(run.requests().get(1).sampling().temperature()).isEqualTo(0.3);
        assertThat(run.context().stored().getFirst().marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void a_third_recital_of_a_step_is_kept_and_marked() {
        var run = oneStep(goOn(OWN), goOn(OWN), goOn(OWN), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.context().stored().getFirst().content()).isEqualTo(OWN);
        assertThat(run.context().stored().getFirst().marks()).isEqualTo(RECITED);
    }

    @Test
    void a_reply_that_says_something_of_its_own_is_kept_before_a_recital() {
        var run = oneStep(Reply.text("{\"content\": [3]}"), goOn(OWN), goOn(OWN), ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().content()).isEqualTo("[3]");
        assertThat(run.context().stored().getFirst().marks().recited()).isFalse();
    }

    @Test
    void a_recital_is_better_than_no_step() {
        var run = oneStep(goOn(OWN), Reply.text(UNREADABLE), Reply.text(UNREADABLE), ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().marks()).isEqualTo(RECITED);
    }

    @Test
    void an_answer_that_recites_us_is_never_taken_for_an_answer() {
        var run = oneStep(goOn("One."), Reply.text(OWN), Reply.text(OWN), Reply.text(OWN));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.RECITAL));
    }

    @Test
    void an_answer_after_a_recital_is_an_answer() {
        var run = oneStep(goOn("One."), Reply.text(OWN), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_RECITAL, Language.ENGLISH));
        assertThat(run.context().stored().getLast().marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void a_plain_answer_can_recite_nothing_for_nothing_was_said_to_it() {
        var run = TestRun.of(TestRun.direct(0), Reply.text(OWN));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
    }
}
