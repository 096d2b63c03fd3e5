package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static dev.stepwise.llm.fixture.TestRun.settings;
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
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.Strategy;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A reply is not of the shape that was asked for. */
class AttemptAfterBadReplyTest {

    @Test
    void after_the_first_bad_reply_its_fault_is_named_and_temperature_and_seed_change() {
        var run = oneStep(Reply.text("[1, 2]"), goOn("One."), goOn("Two."), ANSWER);

        run.go();

        var second = run.requests().get(1);
        assertThat(run.lastTurn(2))
                .isEqualTo(QUESTION + "\n\n" + run.prompts().text(Prompt.FAULT_LIST, Language.ENGLISH));
        assertThat(second.sampling().temperature()).isEqualTo(0.3);
        assertThat(second.sampling().seed().orElseThrow()).isEqualTo(43);
        assertThat(second.format()).isEqualTo(ChatCall.ReplyFormat.STEP_SCHEMA);
        assertThat(run.context().storedAttempts().get(1).changes())
                .isEqualTo(
                        new CallChanges(OptionalInt.empty(), OptionalDouble.of(0.3), OptionalInt.of(43), true, false));
    }

    @Test
    void after_the_second_bad_reply_that_request_is_sent_without_a_schema() {
        var run = oneStep(Reply.text("[1, 2]"), Reply.text("{}"), Reply.text("Just prose."), ANSWER);

        run.go();

        var second = run.requests().get(1);
        var third = run.requests().get(2);
        assertThat(third.messages()).isEqualTo(second.messages());
        assertThat(third.sampling().seed().orElseThrow())
                .isEqualTo(second.sampling().seed().orElseThrow());
        assertThat(third.format()).isEqualTo(ChatCall.ReplyFormat.FREE);
        assertThat(run.context().storedAttempts().get(2).changes().withoutSchema())
                .isTrue();
        assertThat(run.context().stored().getFirst().content()).isEqualTo("Just prose.");
        assertThat(run.context().stored().getFirst().marks().repaired()).isTrue();
    }

    @Test
    void a_higher_temperature_stays_and_the_largest_seed_wraps_around() {
        var settings = TestRun.settings(Strategy.STEPS, 1, 1, 0.8, Integer.MAX_VALUE, Language.ENGLISH);
        var run = TestRun.of(settings, Reply.text("{}"), goOn("One."), ANSWER);

        run.go();

        assertThat(run.requests().get(1).sampling().temperature()).isEqualTo(0.8);
        assertThat(run.requests().get(1).sampling().seed().orElseThrow()).isZero();
        assertThat(run.context().storedAttempts().get(1).changes().temperature())
                .isEmpty();
    }

    @Test
    void changes_last_for_the_attempts_of_that_step_only() {
        var run = TestRun.of(settings(1, 2), Reply.text("{}"), goOn("One."), goOn("Two."), ANSWER);

        run.go();

        var next = run.requests().get(2);
        assertThat(next.sampling().temperature()).isZero();
        assertThat(next.sampling().seed().orElseThrow()).isEqualTo(42);
        assertThat(next.messages().get(1).text())
                .as("the kept attempt's user turn is replayed, its added sentence included")
                .isEqualTo(run.lastTurn(2))
                .isEqualTo(run.context().stored().getFirst().userTurn());
        assertThat(next.messages()).as("a rejected reply is not").hasSize(4);
    }

    @Test
    void white_space_without_end_is_cut_and_named() {
        var run = oneStep(Reply.text("{\"title\": \"t\"," + " ".repeat(1_000)), goOn("One."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.RUN_ON);
        assertThat(run.model().ends().getFirst()).isInstanceOf(CallEnd.Cut.class);
        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_RUN_ON, Language.ENGLISH));
    }

    @Test
    void white_space_after_the_last_value_costs_only_a_mark() {
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": \"c\", \"next_action\": \"continue\"" + " ".repeat(500)),
                ANSWER);

        run.go();

        assertThat(rejections(run)).isEmpty();
        assertThat(run.context().stored().getFirst().marks().repaired()).isTrue();
    }

    @Test
    void a_reply_beyond_a_million_characters_is_cut_and_counts_as_run_on() {
        var run = oneStep(Reply.text("x".repeat(RecordedReply.BOUND + 10)), goOn("One."), ANSWER);

        run.go();

        var rejected = run.context().events(AttemptRejected.class).getFirst().end();
        assertThat(rejected.cause()).isEqualTo(Cause.RUN_ON);
        assertThat(rejected.rawReply()).hasSize(RecordedReply.BOUND);
    }

    @Test
    void a_text_that_a_grammar_ended_at_a_quote_is_asked_for_again_and_the_model_is_told_why() {
        var run = oneStep(goOn("The word "), goOn("The word 'strawberry' has three."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.BAD_SHAPE);
        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_QUOTE, Language.ENGLISH));
        assertThat(run.context().stored().getFirst().content()).isEqualTo("The word 'strawberry' has three.");
    }

    @Test
    void what_ends_in_a_blank_after_a_whole_sentence_is_whole() {
        var run = oneStep(goOn("There are three. "), ANSWER);

        run.go();

        assertThat(rejections(run)).isEmpty();
    }
}
