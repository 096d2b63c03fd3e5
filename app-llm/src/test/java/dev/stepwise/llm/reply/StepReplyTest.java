package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.reply.StepReading.Accepted;
import dev.stepwise.llm.reply.StepReading.Rejected;
import dev.stepwise.run.ShapeFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepReplyTest {

    private static final String STEP = "{\"title\":\"T\",\"content\":\"C\",\"next_action\":\"continue\"}";
    private static final Accepted CLEAN = new Accepted("T", "C", false, false);
    private static final Accepted REPAIRED = new Accepted("T", "C", false, true);

    @Test
    void a_step_as_it_was_asked_for_is_accepted_as_it_is() {
        assertThat(StepReply.read(STEP)).isEqualTo(CLEAN);
        assertThat(StepReply.read("\n " + STEP + " ".repeat(1_000_000))).isEqualTo(CLEAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "Here {is} my answer: %s",
                "%s\nI hope that helps.",
                "[1] As {\"said\"} before: %s",
                "\ufeff%s"
            })
    void prose_or_a_fence_around_the_object_is_repaired(String around) {
        assertThat(StepReply.read(around.formatted(STEP))).isEqualTo(REPAIRED);
    }

    @Test
    void of_two_objects_the_first_counts() {
        assertThat(StepReply.read(STEP + "\n{\"title\":\"no\",\"content\":\"no\"}"))
                .isEqualTo(CLEAN);
    }

    @Test
    void an_object_without_a_key_of_a_step_is_passed_over() {
        assertThat(StepReply.read("{\"s\":1,\"t\":1,\"r\":3}\n" + STEP)).isEqualTo(REPAIRED);
        assertThat(StepReply.read("In code: `{\"a\": {\"content\": 1}}`.\n\n" + STEP))
                .isEqualTo(REPAIRED);
        assertThat(StepReply.read("{\"s\":1}")).isEqualTo(new Rejected(ShapeFault.CONTENT_MISSING));
        assertThat(StepReply.read("{\"s\":1}\n{\"title\":\"T\",\"con")).isEqualTo(new Rejected(ShapeFault.UNCLOSED));
    }

    @Test
    void a_draft_in_the_models_own_thinking_is_no_step() {
        assertThat(StepReply.read("<think>\nPerhaps {\"title\":\"no\",\"content\":\"no\"}?\n</think>\n" + STEP))
                .isEqualTo(CLEAN);
        assertThat(StepReply.read("<think>" + STEP)).isEqualTo(new Rejected(ShapeFault.NO_OBJECT));
    }

    @Test
    void keys_in_other_letters_are_read_and_repaired() {
        assertThat(StepReply.read("{\"Title\":\"T\",\"CONTENT\":\"C\",\"Next_Action\":\"final_answer\"}"))
                .isEqualTo(new Accepted("T", "C", true, true));
    }

    @Test
    void single_backslashes_are_read_and_repaired() {
        assertThat(
                        StepReply.read(
                                "{\"title\":\"T\",\"content\":\"\\(\\alpha \\neq \\frac{1}{2}\\)\",\"next_action\":\"continue\"}"))
                .isEqualTo(new Accepted("T", "\\(\\alpha \\neq \\frac{1}{2}\\)", false, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"title\":\"\",", "\"title\":\" \\n\",", "\"title\":null,", "\"title\":{\"title\":\"no\"},"
            })
    void a_missing_or_blank_title_is_empty_and_repaired(String title) {
        assertThat(StepReply.read("{" + title + "\"content\":\"C\",\"next_action\":\"continue\"}"))
                .isEqualTo(new Accepted("", "C", false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"next_action\":null"})
    void a_missing_action_means_continue_and_is_repaired(String action) {
        assertThat(StepReply.read("{\"title\":\"T\",\"content\":\"C\"" + action + "}"))
                .isEqualTo(REPAIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final_answer",
                "Final_Answer",
                " final answer ",
                "FINAL-ANSWER",
                "finalAnswer",
                "final__answer\\n"
            })
    void the_wish_to_answer_is_read_tolerantly(String action) {
        assertThat(withAction("\"" + action + "\"")).isEqualTo(new Accepted("T", "C", true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"continue\"", "\"Continue\"", "\"not_final_answer\"", "\"\"", "7", "[\"final_answer\"]", "true"
            })
    void every_other_action_means_continue(String action) {
        assertThat(withAction(action)).isEqualTo(CLEAN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, NO_OBJECT",
                "`I cannot do that.`, NO_OBJECT",
                "`The set {1, 2}`, NO_OBJECT",
                "`{'title': 'T', 'content': 'C'}`, NO_OBJECT",
                "`\"content\"`, NO_OBJECT",
                "`{\"content\":\"C\",}`, NO_OBJECT",
                "`{\"content\":\"C\" \"title\":\"T\"}`, NO_OBJECT",
                "`{\"content\":\"C\",\"list\":[1}`, UNCLOSED",
                "`[]`, LIST",
                "`[1, 2]`, LIST",
                "`[\"a\", {\"content\":\"C\"}]`, LIST",
                "`[{\"content\":\"C\"}]`, LIST",
                "`[ {\"content\":\"C`, LIST",
                "`My steps: [{\"content\":\"C\"}]`, LIST",
                "`{}`, CONTENT_MISSING",
                "`{\"title\":\"T\"}`, CONTENT_MISSING",
                "`{\"step\":{\"content\":\"C\"}}`, CONTENT_MISSING",
                "`{\"content\":null}`, CONTENT_MISSING",
                "`{\"content\":\"\"}`, CONTENT_BLANK",
                "`{\"content\":\" \\n\\u2003\"}`, CONTENT_BLANK",
                "`{\"content\":{\"text\":\"C\"}}`, CONTENT_NOT_TEXT",
                "`{\"content\":[\"C\"]}`, CONTENT_NOT_TEXT",
                "`{\"content\":7}`, CONTENT_NOT_TEXT",
                "`{`, UNCLOSED",
                "`{\"tit`, UNCLOSED",
                "`{\"title\":\"T\",\"content\":\"C`, UNCLOSED",
                "`{\"title\":\"T\",\"content\":\"C\\`, UNCLOSED",
                "`{\"title\":\"T\",\"content\":\"C\\u12`, UNCLOSED",
                "`{\"title\":\"T\",\"content\":\"C\",\"next_action\":\"continue\"`, UNCLOSED"
            })
    void what_is_no_step_is_rejected_with_its_fault(String reply, ShapeFault fault) {
        assertThat(StepReply.read(reply)).isEqualTo(new Rejected(fault));
        assertThat(StepReply.read("```json\n" + reply + (reply.endsWith("}") ? "\n```" : "")))
                .isEqualTo(new Rejected(fault));
    }

    @Test
    void a_reply_cut_for_white_space_after_the_action_is_accepted_and_repaired() {
        var cut = STEP.replace("}", " ".repeat(65));

        assertThat(StepReply.read(cut)).isEqualTo(REPAIRED);
        assertThat(StepReply.read(cut + "\n".repeat(1_000_000) + "}")).isEqualTo(REPAIRED);
        assertThat(StepReply.read(
                        "{\"next_action\":\"final_answer\",\"title\":\"T\",\"content\":\"C\"" + " ".repeat(65)))
                .isEqualTo(new Accepted("T", "C", true, true));
    }

    @Test
    void white_space_past_the_bound_before_the_action_is_a_fault() {
        assertThat(StepReply.read("{" + " ".repeat(1_000_000))).isEqualTo(new Rejected(ShapeFault.RUN_ON));
        assertThat(StepReply.read(
                        "{\"title\":\"T\",\"content\":\"C\"," + " ".repeat(65) + "\"next_action\":\"continue\"}"))
                .isEqualTo(new Rejected(ShapeFault.RUN_ON));
        assertThat(StepReply.read("{\"next_action\":\"continue\",\"content\":" + " ".repeat(65) + "\"C\"}"))
                .isEqualTo(new Rejected(ShapeFault.RUN_ON));
    }

    @Test
    void white_space_past_the_bound_after_an_action_that_is_no_text_is_repaired_too() {
        assertThat(StepReply.read("{\"next_action\":null,\"title\":\"T\",\"content\":\"C\"" + " ".repeat(65)))
                .isEqualTo(REPAIRED);
    }

    @Test
    void an_object_begins_with_a_key_of_at_most_64_characters() {
        var rest = "\":1,\"title\":\"T\",\"content\":\"C\",\"next_action\":\"continue\"}";

        assertThat(StepReply.read("{\"" + "k".repeat(64) + rest)).isEqualTo(CLEAN);
        assertThat(StepReply.read("{\"" + "k".repeat(65) + rest)).isEqualTo(new Rejected(ShapeFault.NO_OBJECT));
    }

    @Test
    void of_a_key_that_comes_twice_the_first_value_counts() {
        assertThat(StepReply.read("""
                        {"title":"T","title":"no","content":"C","content":"no","next_action":"continue","next_action":"final_answer"}""")).isEqualTo(CLEAN);
        assertThat(StepReply.read("{\"content\":7,\"content\":\"C\"}"))
                .isEqualTo(new Rejected(ShapeFault.CONTENT_NOT_TEXT));
    }

    @Test
    void text_that_cannot_be_stored_is_replaced() {
        assertThat(StepReply.read("{\"title\":\"\\ud83d\",\"content\":\"\\u0000\\ud83d\\ude00\",\"next_action\":\"\"}"))
                .isEqualTo(new Accepted("\ufffd", "\ufffd😀", false, false));
    }

    @Test
    void nesting_that_no_reply_needs_is_rejected() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(StepReply.read("{\"x\":" + deep + ",\"content\":\"C\"}"))
                .isEqualTo(new Rejected(ShapeFault.NO_OBJECT));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '#',
            value = {
                "{\"title\":\"T\",\"content\":{\"a\": [1, \"}\"]},\"next_action\":\"final_answer\"}#T#{\"a\": [1, \"}\"]}#true",
                "{\"content\":[\"a\",\"b\"]}##[\"a\",\"b\"]#false",
                "{\"content\":7}##7#false",
                "It has three r's.##It has three r's.#false",
                "[\"a\",\"b\"]##[\"a\",\"b\"]#false",
                "[{\"title\":\"T\",\"content\":\"C\"}]#T#C#false",
                "{\"title\":\"T\",\"content\":\"The letters a#T#The letters a#false",
                "{\"title\":\"T\",\"content\":\"a\\xb\",\"next_action\":\"final_answer\"}#T#a\\xb#true",
                "Of {\"a\": 1} the value is 1.##Of {\"a\": 1} the value is 1.#false",
                "{} is the empty set.##{} is the empty set.#false"
            })
    void read_leniently_a_reply_without_a_step_gives_what_it_says(
            String reply, String title, String content, boolean finalAnswer) {
        assertThat(StepReply.readLeniently(reply))
                .contains(new Accepted(title == null ? "" : title, content, finalAnswer, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{",
                "{}",
                "{ }",
                "```json\n{}\n```",
                "```\n```",
                "{\"title\":\"T\"}",
                "{\"title\":\"T\",\"content\":\"",
                "{\"content\":\"  \"}",
                "{\"content\":null}"
            })
    void read_leniently_a_reply_that_says_nothing_gives_nothing(String reply) {
        assertThat(StepReply.readLeniently(reply)).isEmpty();
    }

    @Test
    void read_leniently_a_proper_step_is_as_it_is() {
        assertThat(StepReply.readLeniently(STEP)).contains(CLEAN);
    }

    @Test
    void read_leniently_a_step_keeps_what_came_before_the_white_space() {
        assertThat(StepReply.readLeniently("{\"title\":\"T\",\"content\":\"C\"," + " ".repeat(65)))
                .contains(REPAIRED);
    }

    private static StepReading withAction(String action) {
        return StepReply.read("{\"title\":\"T\",\"content\":\"C\",\"next_action\":" + action + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The word \"strawberry\" has ten letters.",
                "\"Yes\", she said, \"is right\".",
                "It is called \"x\"",
                "a \"b\", \"c\" d",
                "Say \"a\\nb\" twice"
            })
    void a_quote_that_is_not_escaped_is_text_unless_what_follows_ends_the_value(String content) {
        var raw = "{\"title\": \"Count\", \"content\": \"" + content + "\", \"next_action\": \"continue\"}";

        assertThat(StepReply.read(raw)).isEqualTo(new Accepted("Count", content.replace("\\n", "\n"), false, true));
        for (int cut = 0; cut <= raw.length(); cut++) {
            var scanner = new LiveScanner();
            var first = scanner.read(raw.substring(0, cut));
            var rest = first.state() == LiveScanner.State.OPEN
                    ? scanner.read(raw.substring(cut)).content()
                    : "";
            assertThat(first.content() + rest).isEqualTo(content.replace("\\n", "\n"));
        }
    }

    @Test
    void a_key_that_follows_ends_the_value_however_it_is_written() {
        for (var then : List.of(
                ", \"next_action\" : \"final_answer\"}",
                " ,\n\"next\\u005faction\":\"final_answer\"}",
                ",\"a key that is longer than anybody would wait for it to end\": 1, \"next_action\": \"final_answer\"}")) {
            assertThat(StepReply.read("{\"title\": \"t\", \"content\": \"C\"" + then))
                    .isEqualTo(new Accepted("t", "C", true, false));
        }
    }
}
