package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.RunSettings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains whose steps are text. */
class TextStepsTest {

    private static final Reply ANSWER = Reply.text("Three.");

    @Test
    void the_question_stands_alone_where_the_model_is_told_nothing() {
        var run = TestRun.of(
                settings(PromptStyle.NONE, 1, 2), Reply.text("There are three."), Reply.text("r, r, r."), ANSWER);

        assertThat(run.go()).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.STEP_LIMIT)));

        assertThat(run.requests().getFirst().messages()).containsExactly(ChatTurn.user(QUESTION));
        assertThat(run.lastTurn(2)).isEqualTo(run.prompts().text(Prompt.CHECK_TEXT, Language.ENGLISH));
        assertThat(run.lastTurn(3))
                .isEqualTo(run.prompts().text(Prompt.ANSWER_SHORT, Language.ENGLISH, Map.of("question", QUESTION)));
        assertThat(run.requests()).allMatch(call -> call.format() == ChatCall.ReplyFormat.FREE);
        assertThat(run.context().stored().stream().map(CompletedStep::content))
                .containsExactly("There are three.", "r, r, r.", "Three.");
        assertThat(run.context().stored().getFirst().title()).isEqualTo("There are three");
    }

    @Test
    void a_careful_model_says_by_a_last_line_that_it_is_ready() {
        var run = TestRun.of(
                settings(PromptStyle.CAREFUL, 2, 9),
                Reply.text("## Count\n\nThree.\n\nNEXT: final_answer"),
                Reply.text("Again three.\nNEXT: final_answer"),
                ANSWER);

        assertThat(run.go()).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED)));

        assertThat(run.lastTurn(2))
                .isEqualTo(run.prompts().text(Prompt.NOT_YET_TEXT, Language.ENGLISH, Map.of("least", 2)));
        assertThat(run.context().stored().getFirst())
                .satisfies(step -> assertThat(step.title()).isEqualTo("Count"))
                .satisfies(step -> assertThat(step.content()).isEqualTo("Three."));
        assertThat(run.requests().get(1).messages())
                .as("replayed is what the model wrote")
                .contains(ChatTurn.assistant("## Count\n\nThree.\n\nNEXT: final_answer"));
    }

    @Test
    void a_step_that_says_the_one_before_again_ends_the_thinking() {
        var run = TestRun.of(settings(PromptStyle.NONE, 1, 9), Reply.text("Three."), Reply.text("three. "), ANSWER);

        assertThat(run.go()).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.REPEATING)));
    }

    @Test
    void nothing_is_no_step_and_the_model_is_told_so() {
        var run = TestRun.of(settings(PromptStyle.SHORT, 1, 1), Reply.text("  \n"), Reply.text("Three."), ANSWER);

        run.go();

        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_BLANK_TEXT, Language.ENGLISH));
        assertThat(run.context().storedAttempts().getFirst().cause()).contains(Cause.BAD_SHAPE);
    }

    @Test
    void a_step_that_is_cut_is_asked_for_with_more_tokens_and_kept_if_that_is_not_enough() {
        var run = TestRun.of(
                settings(PromptStyle.NONE, 1, 1), Reply.cut("The word is s"), Reply.cut("The word is st"), ANSWER);

        run.go();

        assertThat(run.requests().get(1).maxTokens()).isEqualTo(600);
        var step = run.context().stored().getFirst();
        assertThat(step.content()).isEqualTo("The word is st");
        assertThat(step.marks().truncated()).isTrue();
    }

    @Test
    void thinking_of_its_own_is_no_content_of_the_step() {
        var run = TestRun.of(
                settings(PromptStyle.NONE, 1, 1), Reply.text("<think>Let me see.</think>\nThere are three."), ANSWER);

        run.go();

        var step = run.context().stored().getFirst();
        assertThat(step.content()).isEqualTo("There are three.");
        assertThat(step.thinking()).isEqualTo("Let me see.");
    }

    @Test
    void a_model_that_is_told_nothing_is_not_told_of_a_loop_either() {
        var run = TestRun.of(
                settings(PromptStyle.NONE, 1, 1),
                Replies.looping("It is three. ", "And so it is. "),
                Reply.text("There are three."),
                ANSWER);

        run.go();

        assertThat(run.requests().get(1).messages()).containsExactly(ChatTurn.user(QUESTION));
        assertThat(run.requests().get(1).sampling().temperature()).isEqualTo(0.3);
        assertThat(run.context().stored().getFirst().content()).isEqualTo("There are three.");
    }

    @ParameterizedTest
    @EnumSource
    void an_attempt_that_is_not_kept_is_read_as_it_was_followed(PromptStyle style) {
        var run = TestRun.of(settings(style, 1, 2));

        assertThat(run.read(StepKind.REASONING, "## Count\n\nThe word has\n\nNEX")
                        .content())
                .isEqualTo("The word has\n\nNEX");
    }

    private static RunSettings settings(PromptStyle style, int least, int most) {
        var usual = TestRun.settings(least, most);
        return new RunSettings(
                usual.preset(),
                usual.endpoint(),
                usual.model(),
                usual.reasoning()
                        .change()
                        .outputMode(OutputMode.TEXT)
                        .prompt(Optional.of(style))
                        .set(NumberSetting.STEP_TOKENS, 300)
                        .build(),
                usual.seed(),
                usual.language(),
                new ChosenPrompt(style, ChosenPrompt.NEWEST_VERSION));
    }
}
