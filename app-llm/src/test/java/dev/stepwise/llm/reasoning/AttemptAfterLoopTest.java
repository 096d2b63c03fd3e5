package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.UNREADABLE;
import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.OneStep.rejections;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.looping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.reply.LiveScanner;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.settings.Language;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A reply says the same over and over. */
class AttemptAfterLoopTest {

    private static final Marks LOOPED = new Marks(false, false, OptionalInt.empty(), false, true, false);
    private static final String LINE = "I will not talk in class.\\n";

    @Test
    void a_step_that_loops_is_closed_while_it_is_written_and_asked_for_at_once_in_another_way() {
        var run = oneStep(looping("So far.", " It is red."), goOn("One."), ANSWER);

        run.go();

        assertThat(run.model().ends().getFirst()).isInstanceOf(CallEnd.Cut.class);
        assertThat(rejections(run)).containsExactly(Cause.LOOP);
        assertThat(run.context().storedAttempts().getFirst().rawReply()).hasSizeBetween(440, 500);
        assertThat(run.pauses().pauses()).isEmpty();
        var second = run.requests().get(1);
        assertThat(second.sampling().temperature()).isEqualTo(0.3);
        assertThat(second.sampling().seed().orElseThrow()).isEqualTo(43);
        assertThat(second.maxTokens()).isEqualTo(300);
        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_LOOP, Language.ENGLISH));
        assertThat(step(run).content()).isEqualTo("One.");
        assertThat(step(run).marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void a_title_that_loops_is_a_loop() {
        var run = oneStep(Reply.cut("{\"title\": \"" + "Counting the letters ".repeat(100)), goOn("One."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.LOOP);
        assertThat(run.requests().get(1).maxTokens()).isEqualTo(300);
        assertThat(step(run).content()).isEqualTo("One.");
    }

    @Test
    void a_second_reply_that_loops_otherwise_is_kept_as_far_as_to_where_it_begins_to_repeat_itself() {
        var run = oneStep(
                looping("So far.", " It is red."), looping("Let me \\\"see\\\"", "\\n“It” is \\u0062lue."), ANSWER);

        run.go();

        var step = step(run);
        assertThat(step.content()).isEqualTo("Let me \"see\"\n“It” is blue.");
        assertThat(step.title()).isEqualTo("A step");
        assertThat(step.marks()).isEqualTo(LOOPED);
        assertThat(rejections(run)).containsExactly(Cause.LOOP);
        assertThat(run.requests()).hasSize(3);
    }

    @Test
    void what_is_kept_of_a_loop_is_replayed_byte_for_byte_as_the_model_wrote_it() {
        var second = looping("Let me \\\"see\\\"", "\\n“It” is \\u0062lue.");
        var run = oneStep(looping("So far.", " It is red."), second, ANSWER);

        run.go();

        var raw = step(run).rawReply();
        assertThat(raw).endsWith("“It” is \\u0062lue.").isEqualTo(second.text().substring(0, raw.length()));
        assertThat(new LiveScanner().read(raw).content()).isEqualTo(step(run).content());
        assertThat(run.requests().get(2).messages().get(2)).isEqualTo(ChatTurn.assistant(raw));
        assertThat(run.context().storedAttempts().get(1).ending()).isEqualTo(Attempt.Ending.ACCEPTED);
    }

    @Test
    void a_second_reply_that_loops_in_the_same_way_goes_on_to_the_limit_for_it_may_be_meant() {
        var first = looping("Here it is:", LINE);
        var second = looping("This is it:", LINE);
        var run = oneStep(first, second, ANSWER);

        run.go();

        assertThat(step(run).rawReply()).isEqualTo(second.text());
        assertThat(step(run).marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
        assertThat(run.requests()).hasSize(3);
        assertThat(run.requests().get(1).maxTokens()).isEqualTo(300);
    }

    @Test
    void a_hundred_lines_that_were_asked_for_are_a_step_like_any_other_at_the_second_time() {
        var lines = goOn(LINE.repeat(100));
        var run = oneStep(lines, lines, ANSWER);

        run.go();

        assertThat(step(run).content()).hasSize(100 * "I will not talk in class.\n".length());
        assertThat(step(run).marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void what_loops_after_it_was_cut_is_not_given_twice_the_tokens_again() {
        var run = oneStep(
                Reply.cut("{\"title\": \"t\", \"content\": \"lon"), looping("So", " it is."), goOn("One."), ANSWER);

        run.go();

        assertThat(run.requests().get(1).maxTokens()).isEqualTo(600);
        assertThat(run.requests().get(2).maxTokens()).isEqualTo(300);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_LOOP, Language.ENGLISH));
        assertThat(step(run).content()).isEqualTo("One.");
    }

    @Test
    void a_reply_that_repeats_itself_where_the_limit_cuts_it_is_a_loop_and_not_given_twice_the_tokens() {
        var digits = Reply.cut("{\"title\": \"t\", \"content\": \"It is " + "1234567890".repeat(20));
        var run = oneStep(digits, Reply.cut("{\"title\": \"t\", \"content\": \"It is " + "12321".repeat(50)), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.LOOP);
        assertThat(run.requests().get(1).maxTokens()).isEqualTo(300);
        assertThat(step(run).content()).isEqualTo("It is 12321");
        assertThat(step(run).marks()).isEqualTo(LOOPED);
    }

    @Test
    void own_thinking_that_loops_is_never_meant() {
        var thinking = Reply.cut("<think>Let me see. " + "Wait, is it so? ".repeat(400));
        var run = oneStep(thinking, thinking, thinking);

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.LOOP));
        assertThat(rejections(run)).containsOnly(Cause.LOOP).hasSize(3);
        assertThat(run.context().storedAttempts())
                .allSatisfy(attempt -> assertThat(attempt.rawReply()).hasSizeLessThan(1_200));
    }

    @Test
    void where_the_limit_cuts_a_reply_only_the_text_that_it_cuts_can_be_a_loop() {
        var run = oneStep(
                Reply.cut("<think>" + "-".repeat(300) + "</think>{\"title\": \"t\", \"content\": \"lon"),
                goOn("One."),
                ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.CUT_BY_TOKEN_LIMIT);
    }

    @Test
    void what_is_cut_after_it_looped_is_kept_at_once() {
        var run = oneStep(looping("So", " it is."), Reply.cut("{\"title\": \"t\", \"content\": \"lon"), ANSWER);

        run.go();

        assertThat(step(run).content()).isEqualTo("lon");
        assertThat(step(run).marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
    }

    @Test
    void a_loop_at_the_third_attempt_is_kept_without_its_repetition() {
        var run = oneStep(Reply.text(UNREADABLE), Reply.text(UNREADABLE), looping("So", " it is."), ANSWER);

        run.go();

        assertThat(step(run).content()).isEqualTo("So it is.");
        assertThat(step(run).marks()).isEqualTo(LOOPED);
    }

    @Test
    void an_answer_that_loops_is_asked_for_again_and_the_second_is_kept_without_its_repetition() {
        var run = oneStep(
                goOn("One."),
                Reply.cut("There are three. " + "Yes, three. ".repeat(200)),
                Reply.cut("There are three." + " Three.".repeat(200)));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        var answer = run.context().stored().getLast();
        assertThat(answer.content()).isEqualTo("There are three. Three.");
        assertThat(answer.marks()).isEqualTo(LOOPED);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_LOOP, Language.ENGLISH));
    }

    @Test
    void a_plain_answer_that_loops_is_asked_for_again_without_a_word_and_with_another_seed() {
        var run = TestRun.of(TestRun.direct(0), Reply.cut("三个。" + "一共有三个。".repeat(200)), Reply.text("三个。"));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.requests().get(1).messages())
                .isEqualTo(run.requests().getFirst().messages());
        assertThat(run.requests().get(1).sampling().seed().orElseThrow()).isEqualTo(43);
        assertThat(run.context().stored().getFirst().content()).isEqualTo("三个。");
    }

    @Test
    void a_plain_answer_that_loops_twice_in_the_same_way_is_kept_whole() {
        var verse = "All work and no play makes Jack a dull boy.\n".repeat(100);
        var run = TestRun.of(TestRun.direct(0), Reply.text(verse), Reply.text(verse));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.context().stored().getFirst().content()).isEqualTo(verse);
        assertThat(run.context().stored().getFirst().marks()).isEqualTo(Marks.NONE);
    }

    private static CompletedStep step(TestRun run) {
        return run.context().stored().getFirst();
    }
}
