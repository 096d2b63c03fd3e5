package dev.stepwise.hostile;

import static dev.stepwise.hostile.Replies.begun;
import static dev.stepwise.hostile.Replies.cut;
import static dev.stepwise.hostile.Replies.reply;
import static dev.stepwise.hostile.Replies.second;
import static dev.stepwise.hostile.Replies.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.settings.Strategy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that answers every request for its second step badly, in each of the ways in which models do. */
class BadRepliesTest extends RunReading {

    private static final String LAST_TRY = "repaired, 3rd attempt, at temperature 0.3";
    private static final String MEGABYTE_OF_NOTHING = " \n\t ".repeat(1 << 18);

    @Test
    void a_reply_that_is_no_json_is_kept_as_it_is_after_two_further_tries() {
        see(second(reply("I think that it is three.")));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2, " + LAST_TRY);
        assertThat(stepText(2)).isEqualTo("I think that it is three.");
        assertThat(stepDetails(2))
                .contains("not accepted: the reply was not of the shape that was asked for")
                .contains("accepted (at temperature 0.3, seed 8, with the fault named, without a schema)");
        assertNoRequestCameTwice();
    }

    @Test
    void a_list_is_kept_as_its_json() {
        see(second(reply("[\"s\", \"t\", \"r\"]")));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).contains(LAST_TRY);
        assertThat(stepText(2)).isEqualTo("[\"s\", \"t\", \"r\"]");
        assertNoRequestCameTwice();
    }

    @Test
    void content_that_is_an_object_is_kept_as_its_json() {
        see(second(reply("{\"title\": \"Two\", \"content\": {\"letter\": \"r\"}, \"next_action\": \"continue\"}")));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two, " + LAST_TRY);
        assertThat(stepText(2)).contains("\"letter\"", "\"r\"");
        assertNoRequestCameTwice();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"Two\", \"next_action\": \"continue\"}",
                "{\"title\": \"Two\", \"content\": \"\", \"next_action\": \"continue\"}",
                "{}",
                ""
            })
    void without_any_content_the_thinking_ends_and_the_answer_is_asked_for(String reply) {
        see(second(reply(reply)));

        assertThat(status()).startsWith("Answered");
        assertThat(thinking()).endsWith("in 1 step · the model could not make a further step");
        assertThat(stepName(2)).contains("3 attempts");
        assertThat(answerText()).isEqualTo(Replies.ANSWER);
        assertNoRequestCameTwice();
    }

    @Test
    void without_any_content_in_the_first_step_the_run_fails_in_plain_words() {
        model.behave(_ -> reply("{}"));
        open(ask("How many Rs are in strawberry?", Strategy.STEPS));
        until(() -> assertThat(status()).startsWith("Failed in step 1"));

        assertThat(notice())
                .startsWith("The replies could not be read")
                .contains("did not write step 1 in the shape that was asked for")
                .contains("Stepwise asked three times within")
                .contains("No step is kept.")
                .contains("“Try to go on” asks again with another seed and at a temperature of at least 0.3.");
        assertThat(stepName(1)).contains("3 attempts");
        assertThat(offers("Try to go on")).isTrue();
        assertNoRequestCameTwice();
    }

    @Test
    void final_answer_in_any_letters_ends_the_thinking() {
        see(second(reply(step("Two", "The second thought.", "Final_Answer"))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("repaired", "attempt");
        assertThat(stepName(3)).isEmpty();
        assertThat(answerText()).isEqualTo(Replies.ANSWER);
    }

    @Test
    void an_unknown_action_means_to_go_on() {
        see(second(reply(step("Two", "The second thought.", "dance"))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("repaired", "attempt");
        assertThat(stepName(3)).startsWith("Step 3: Three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "Here is the next step:\n\n%s"})
    void what_stands_around_the_object_is_left_out_and_said(String around) {
        see(second(reply(around.formatted(step("Two", "The second thought.", "continue")))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two, repaired").doesNotContain("attempt");
        assertThat(stepText(2)).isEqualTo("The second thought.");
    }

    @Test
    void of_two_objects_the_first_counts() {
        see(second(reply(step("Two", "The second thought.", "continue") + step("Too much", "Another.", "continue"))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("attempt");
        assertThat(stepText(2)).isEqualTo("The second thought.");
    }

    @Test
    void what_is_cut_in_an_escape_is_tried_with_twice_the_tokens_and_then_kept_and_marked() {
        see(second(cut("{\"title\": \"Two\", \"content\": \"As far as it came\\")));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two, truncated at 600 tokens, 2nd attempt");
        assertThat(stepText(2)).isEqualTo("As far as it came");
        assertThat(stepDetails(2)).contains("not accepted: cut by the token limit", "with up to 600 tokens");
        assertNoRequestCameTwice();
    }

    @Test
    void a_megabyte_of_nothing_before_the_content_is_named_in_plain_words() {
        see(second(reply("{\"title\": \"Two\"," + MEGABYTE_OF_NOTHING)));

        assertThat(status()).startsWith("Answered");
        assertThat(thinking()).endsWith("the model could not make a further step");
        assertThat(stepDetails(2)).contains("not accepted: the reply ran on in white space");
        assertNoRequestCameTwice();
    }

    @Test
    void a_megabyte_of_nothing_behind_the_content_leaves_the_content() {
        see(second(reply("{\"title\": \"Two\", \"content\": \"The second thought.\"," + MEGABYTE_OF_NOTHING)));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two, " + LAST_TRY);
        assertThat(stepText(2)).isEqualTo("The second thought.");
        assertNoRequestCameTwice();
    }

    @Test
    void a_megabyte_of_nothing_after_the_object_is_not_waited_for() {
        see(second(reply(step("Two", "The second thought.", "continue") + MEGABYTE_OF_NOTHING)));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("repaired", "attempt");
    }

    @Test
    void raw_control_characters_do_not_spoil_a_reply() {
        see(second(reply(step("T\tw\u0007o", "One line\nand another\u0001.", "continue"))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).contains("w\uFFFDo").doesNotContain("repaired", "attempt", "\u0007");
        assertThat(stepText(2)).startsWith("One line\nand another");
    }

    @Test
    void a_usage_event_that_nobody_asked_for_wipes_nothing() {
        var usage = Chunks.usage(90, 80, 5);
        see(second(begun("{\"title\": \"Two\", \"content\": \"The sec", connection -> {
            connection.events(usage, Chunks.text("ond thought.\", \"next_action\": \"continue\"}"), usage);
            connection.events(Chunks.finish("stop"), usage, Chunks.DONE, usage);
        })));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("repaired", "attempt");
        assertThat(stepText(2)).isEqualTo("The second thought.");
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        see(second(connection -> {
            connection.beginStream();
            connection.write(withBadBytes(Chunks.text(step("Two", "Before BYTES after.", "continue"))));
            connection.events(Chunks.finish("stop"), Chunks.DONE);
        }));

        assertThat(status()).startsWith("Answered");
        assertThat(stepText(2)).matches("Before \uFFFD+ after\\.");
        assertThat(stepName(2)).doesNotContain("attempt");
    }

    @Test
    void half_surrogates_and_nul_in_a_reply_are_replaced() {
        see(second(reply(step("T\\u0000wo", "Half \\uD83D, none \\u0000, whole \\uD83D\\uDE00.", "continue"))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: T\uFFFDwo");
        assertThat(stepText(2)).isEqualTo("Half \uFFFD, none \uFFFD, whole \uD83D\uDE00.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"End\", \"content\": \"There are three.\", \"next_action\": \"final_answer\"}",
                "{\"answer\": \"There are three.\"}",
                "```json\n{\"final_answer\": \"There are three.\"}\n```"
            })
    void an_answer_in_json_is_shown_as_text_and_the_repair_is_said(String reply) {
        see(Replies.answer(reply(reply)));

        assertThat(status()).startsWith("Answered");
        assertThat(answerText()).isEqualTo("There are three.");
        assertThat(answerMark()).isEqualTo("repaired");
    }

    @Test
    void an_answer_that_stays_empty_fails_the_run_and_keeps_the_steps() {
        see(Replies.answer(reply("{\"answer\": \"\"}")));

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice()).startsWith("The answer was empty").contains("Steps 1 to 2 are kept.");
        assertThat(offers("Try to go on")).isTrue();
        assertNoRequestCameTwice();
    }

    private void assertNoRequestCameTwice() {
        assertThat(model.asked()).extracting(Asked::body).doesNotHaveDuplicates();
    }

    private static byte[] withBadBytes(String data) {
        var event = "data: " + data + "\n\n";
        var place = event.indexOf("BYTES");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(event.substring(0, place).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xC3, (byte) 0xFE, (byte) 0x80});
        bytes.writeBytes(event.substring(place + "BYTES".length()).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
