package dev.stepwise.hostile;

import static dev.stepwise.hostile.Replies.ANSWER;
import static dev.stepwise.hostile.Replies.answer;
import static dev.stepwise.hostile.Replies.begun;
import static dev.stepwise.hostile.Replies.second;
import static dev.stepwise.hostile.Replies.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why servers end a reply, and what a person reads of it, live and after loading the page again. */
class ReplyEndsTest extends RunReading {

    private static final String HALF = "{\"title\": \"Two\", \"content\": \"Half a tho";
    private static final String UNKNOWN_END = "the server did not say why it ended";

    @Test
    void an_answer_whose_end_has_no_reason_is_shown_and_says_so() {
        see(
                answer(begun(ANSWER, connection -> connection.events(Chunks.DONE))),
                () -> until(() -> assertThat(answerMark()).isEqualTo(UNKNOWN_END)));

        assertThat(status()).startsWith("Answered");
        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(answerMark()).isEqualTo(UNKNOWN_END);
    }

    @Test
    void an_answer_that_ended_for_a_reason_that_nobody_knows_says_so_too() {
        see(answer(begun(ANSWER, connection -> connection.events(Chunks.finish("by_magic"), Chunks.DONE))));

        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(answerMark()).isEqualTo(UNKNOWN_END);
    }

    @Test
    void a_step_whose_object_is_whole_needs_no_reason() {
        see(second(
                begun(step("Two", "The second thought.", "continue"), connection -> connection.events(Chunks.DONE))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("did not say", "attempt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content_filter", "SAFETY"})
    void a_filter_is_named(String reason) {
        see(second(begun(HALF, connection -> connection.events(Chunks.finish(reason), Chunks.DONE))));

        assertThat(status()).startsWith("Failed in step 2");
        assertThat(notice())
                .startsWith("A filter of the model server stopped the reply")
                .contains("has a filter that stopped step 2", "Step 1 is kept.", "ask in other words");
        assertThat(stepName(2)).contains("1 attempt, a filter of the server stopped the reply");
        assertThat(stepDetails(2)).contains("the server named the reason “" + reason + "”", HALF);
    }

    @Test
    void a_filter_is_named_in_the_answer_as_well_and_what_came_is_no_answer() {
        see(answer(begun("There are", connection -> connection.events(Chunks.finish("content_filter"), Chunks.DONE))));

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice()).startsWith("A filter of the model server stopped the reply");
        assertThat(notes()).contains("The answer was not finished. What came of it:");
    }

    @ParameterizedTest
    @CsvSource({"abort", "error", "insufficient_system_resource"})
    void a_server_that_could_not_go_on_is_asked_three_times(String reason) {
        see(second(begun(HALF, connection -> connection.events(Chunks.finish(reason), Chunks.DONE))));

        assertThat(status()).startsWith("Failed in step 2");
        assertThat(notice())
                .startsWith("The model server stopped in the middle")
                .contains("asked three times");
        assertThat(stepDetails(2)).contains("the server named the reason “" + reason + "”", HALF);
    }

    @Test
    void a_model_that_asks_for_a_tool_is_asked_otherwise_and_the_call_is_named() {
        see(answer(begun("", connection -> connection.events(Chunks.finish("tool_calls"), Chunks.DONE))));

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice()).startsWith("The model asked for a tool").contains("Stepwise offers it none");
        assertThat(model.asked()).extracting(Asked::body).doesNotHaveDuplicates();
    }

    @Test
    void a_reply_that_a_limit_cut_says_so_whatever_the_limit_is_called() {
        see(answer(begun("There are", connection -> connection.events(Chunks.finish("MAX_TOKENS"), Chunks.DONE))));

        assertThat(status()).startsWith("Answered");
        assertThat(find(Span.class).all()).extracting(RunReading::words).contains("The answer is cut at 500 tokens.");
    }

    @Test
    void a_server_that_does_not_stream_is_read_all_the_same() {
        see(asked -> whole(
                switch (asked.repliesBefore()) {
                    case 0 -> step("One", Replies.FIRST_THOUGHT, "continue");
                    case 1 -> step("Two", "The last thought.", "final_answer");
                    default -> ANSWER;
                }));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two").doesNotContain("attempt");
        assertThat(answerText()).isEqualTo(ANSWER);
        assertThat(answerMark()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                application/json | {"errors":[{"message":"the engine is out of memory"}]}
                text/html        | <html><title>the engine is out of memory</title></html>
                text/plain       | error: the engine is out of memory
                """)
    void an_error_that_comes_with_a_success_keeps_the_servers_words(String contentType, String body) {
        see(second(connection -> connection.answer("200 OK", contentType, body)));

        assertThat(notice()).startsWith("The model server reported an error");
        assertThat(stepDetails(2)).contains("the engine is out of memory");
    }

    private static Script whole(String content) {
        var reply = new ObjectMapper().createObjectNode();
        var choice = reply.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        reply.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 40);
        return connection -> connection.answer("200 OK", "application/json", reply.toString());
    }
}
