package dev.stepwise.hostile;

import static dev.stepwise.hostile.Replies.ANSWER;
import static dev.stepwise.hostile.Replies.FIRST_THOUGHT;
import static dev.stepwise.hostile.Replies.answer;
import static dev.stepwise.hostile.Replies.begun;
import static dev.stepwise.hostile.Replies.cut;
import static dev.stepwise.hostile.Replies.reply;
import static dev.stepwise.hostile.Replies.second;
import static dev.stepwise.hostile.Replies.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sound models write that is not quite what was asked for, and what a person reads of it, live and after loading the page again. */
class OddRepliesTest extends RunReading {

    private static final String THOUGHT = "The second thought.";

    @Test
    void mathematics_paths_and_patterns_with_single_backslashes_keep_them() {
        var content = "\\(x \\neq y, \\frac{1}{2}, \\theta, \\beta\\)\\nIn C:\\Users\\Ada: \\d+";
        see(second(reply(step("Two", content, "continue"))));

        assertThat(stepText(2)).isEqualTo("\\(x \\neq y, \\frac{1}{2}, \\theta, \\beta\\)\nIn C:\\Users\\Ada: \\d+");
        assertThat(stepName(2)).startsWith("Step 2: Two, repaired");
        assertThat(stepDetails(2)).contains(step("Two", content, "continue"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"s\":1,\"t\":1,\"r\":3}\n",
                "In code `{\"a\": 1}` is an object.\n",
                "```json\n{\"draft\": true}\n```\n"
            })
    void an_object_before_the_step_is_passed_over(String before) {
        see(second(reply(before + step("Two", THOUGHT, "continue"))));

        assertThat(stepName(2)).startsWith("Step 2: Two, repaired").doesNotContain("attempt");
        assertThat(stepText(2)).isEqualTo(THOUGHT);
    }

    @Test
    void keys_in_capitals_are_read() {
        see(second(reply("{\"Title\": \"Two\", \"Content\": \"" + THOUGHT + "\", \"Next_Action\": \"continue\"}")));

        assertThat(stepName(2)).startsWith("Step 2: Two, repaired");
        assertThat(stepText(2)).isEqualTo(THOUGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\": \"Three\", \"letters\": [3, 8, 9]}",
                "{\"name\": \"Bob\"}",
                "```json\n{\"answer\": \"Three\"}\n```\nThat is the answer.",
                "[\"three\"]"
            })
    void an_answer_in_json_that_was_asked_for_is_shown_whole(String json) {
        see(answer(reply(json)));

        assertThat(status()).startsWith("Answered");
        assertThat(answerText()).isEqualTo(json);
        assertThat(answerMark()).isEmpty();
    }

    @Test
    void an_answer_in_the_form_of_a_step_is_taken_out_of_it() {
        see(answer(reply(step("Answer", ANSWER, "final_answer"))));

        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(answerMark()).isEqualTo("repaired");
    }

    @Test
    void thinking_in_the_text_of_a_step_and_of_the_answer_stands_apart() {
        var draft = "<think>\nPerhaps " + step("No", "no", "continue") + "?\n</think>\n\n";
        see(second(reply(draft + step("Two", THOUGHT, "final_answer"))));
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("repaired");
        assertThat(stepText(2)).isEqualTo(THOUGHT);
        assertThat(ownThinking()).startsWith("The model’s own thinking · about ");

        see(answer(reply("I count.\n</think>\n\n" + ANSWER)));
        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(ownThinking()).isEqualTo("The model’s own thinking · about 3 tokens");
    }

    @Test
    void thinking_beside_the_reply_stands_apart_with_what_the_server_counted() {
        Script thinking = connection -> {
            connection.beginStream();
            connection.events(
                    Chunks.reasoning("Let me "),
                    Chunks.reasoning("count."),
                    Chunks.text(ANSWER),
                    Chunks.finish("stop"),
                    "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":20,\"completion_tokens_details\":{\"reasoning_tokens\":12}}}",
                    Chunks.DONE);
        };
        see(answer(thinking));

        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(ownThinking()).isEqualTo("The model’s own thinking · 12 tokens");
    }

    @Test
    void thinking_alone_is_no_answer_and_is_named_so() {
        see(answer(reply("<think>I count and count.</think>\n")));

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice()).startsWith("The model only thought");
    }

    @Test
    void thinking_alone_beside_an_empty_reply_is_named_so_too() {
        see(answer(begun(
                "",
                connection -> connection.events(
                        Chunks.reasoning("I count and count."), Chunks.finish("stop"), Chunks.DONE))));

        assertThat(notice()).startsWith("The model only thought");
    }

    @Test
    void a_model_that_thinks_up_to_its_limit_is_told_with_how_much_it_thought() {
        see(answer(cut("<think>I count the letters, one by one")));

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice())
                .startsWith("The model thought up to its limit")
                .contains("the model thought for 40 tokens and reached the limit before it answered.");
        assertThat(offers("Try to go on")).isFalse();
    }

    @Test
    void a_step_of_thinking_alone_is_asked_for_again_without_thinking() {
        see(asked -> switch (asked.repliesBefore()) {
            case 0 -> reply(step("One", FIRST_THOUGHT, "continue"));
            case 1 ->
                asked.wantsStep()
                        ? asked.thinks()
                                ? reply("<think>I count.</think>")
                                : reply(step("Two", THOUGHT, "final_answer"))
                        : reply(ANSWER);
            default -> reply(ANSWER);
        });

        assertThat(stepName(2)).startsWith("Step 2: Two, 2nd attempt").contains("asked not to think by itself");
        assertThat(stepDetails(2)).contains("the model thought for 40 tokens and ended without a reply");
    }

    /** What its button says, above a step or the answer. */
    private String ownThinking() {
        return find(NativeButton.class).all().stream()
                .map(RunReading::words)
                .filter(words -> words.startsWith("The model’s own thinking"))
                .findFirst()
                .orElse("");
    }
}
