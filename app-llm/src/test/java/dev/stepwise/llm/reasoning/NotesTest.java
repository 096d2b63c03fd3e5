package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static dev.stepwise.llm.reasoning.Replies.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.RunSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the short prompt, the answer after steps in JSON is asked for in a conversation of its own. */
class NotesTest {

    @Test
    void the_answers_request_is_the_question_and_what_the_steps_said() {
        var run = TestRun.of(settings(2, 9), goOn("One R."), ready("Three."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.requests().get(1).messages()).as("a step's request").hasSize(4);
        assertThat(sentForAnswer(run)).containsExactly(QUESTION + "\n\nNotes:\n- One R.\n- Three.");
        assertThat(run.context().stored().getLast().userTurn()).isEqualTo(QUESTION);
    }

    @Test
    void what_two_steps_say_is_told_once() {
        var run = TestRun.of(settings(2, 9), goOn("Three."), goOn("three. "), ANSWER);

        run.go();

        assertThat(sentForAnswer(run)).containsExactly(QUESTION + "\n\nNotes:\n- Three.");
    }

    @Test
    void a_hint_is_kept_and_the_sentence_about_a_fault_is_not() {
        var run = TestRun.of(settings(2, 9), goOn("One R."), Reply.text("no"), ready("Three."), ANSWER);
        run.context().tell(new Directive.Hint("Spell it."));
        run.context().tellAfterStep(1, new Directive.Hint("In one word."));
        run.context().tellAfterStep(2, new Directive.Hint("Be brief."));

        run.go();

        assertThat(run.lastTurn(3)).as("the second step's request").contains("no valid JSON object");
        assertThat(sentForAnswer(run)).containsExactly(QUESTION + """


                A hint from the person who asked: Be brief.

                Notes:
                - A hint from the person who asked: Spell it.
                - One R.
                - A hint from the person who asked: In one word.
                - Three.""");
    }

    @Test
    void a_request_that_is_refused_as_too_long_is_made_with_fewer_notes_and_in_the_end_with_none() {
        var overflow = Reply.failure(Cause.CONTEXT_OVERFLOW);
        var run = TestRun.of(settings(4, 4), steps(4, overflow, overflow, overflow, ANSWER));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.lastTurn(6)).isEqualTo(QUESTION + "\n\nNotes:\n- Thought 1.\n- Thought 4.");
        assertThat(run.lastTurn(7)).isEqualTo(QUESTION + "\n\nNotes:\n- Thought 1.");
        assertThat(run.lastTurn(8)).isEqualTo(QUESTION);
    }

    @ParameterizedTest
    @CsvSource({"CAREFUL, JSON_SCHEMA, 2", "SHORT, TEXT, 2", "NONE, JSON_SCHEMA, 2", "SHORT, JSON_SCHEMA, 1"})
    void with_every_other_prompt_the_conversation_goes_on(PromptStyle style, OutputMode mode, int version) {
        var replies = mode == OutputMode.TEXT
                ? List.of(Reply.text("One R."), Reply.text("Three."), ANSWER)
                : List.of(goOn("One R."), ready("Three."), ANSWER);
        var run = TestRun.of(settings(style, mode, version, 2, 2), replies.toArray(Reply[]::new));

        run.go();

        assertThat(run.requests().getLast().messages())
                .startsWith(run.requests().get(1).messages().toArray(ChatTurn[]::new))
                .hasSizeGreaterThan(4);
    }

    private static List<String> sentForAnswer(TestRun run) {
        return run.requests().getLast().messages().stream().map(ChatTurn::text).toList();
    }

    private static RunSettings settings(int least, int most) {
        return settings(PromptStyle.SHORT, OutputMode.JSON_SCHEMA, ChosenPrompt.NEWEST_VERSION, least, most);
    }

    private static RunSettings settings(PromptStyle style, OutputMode mode, int version, int least, int most) {
        var usual = TestRun.settings(least, most);
        return new RunSettings(
                usual.preset(),
                usual.endpoint(),
                usual.model(),
                usual.reasoning()
                        .change()
                        .outputMode(mode)
                        .prompt(Optional.of(style))
                        .build(),
                usual.seed(),
                usual.language(),
                new ChosenPrompt(style, version));
    }
}
