package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in other shapes than that of a stream of texts. */
class OtherShapesTest {

    private static final String MESSAGE = """
            {
              "id": "chatcmpl-1",
              "object": "chat.completion",
              "model": "m",
              "choices": [
                {"index": 0, "message": {"role": "assistant", "content": "Three.", "reasoning_content": "hm"}, "finish_reason": "stop"}
              ],
              "usage": {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11}
            }
            """;

    private final Listener reader = Listener.toTheEnd();

    @Test
    void the_texts_of_a_list_of_parts_are_the_reply() throws Exception {
        var end = streamed(
                content("[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]}]"),
                content("[{\"type\":\"text\",\"text\":\"The answer\"},{\"type\":\"text\",\"text\":\" is\"}]"),
                content("{\"type\":\"text\",\"text\":\" 3\"}"),
                content("[\".\"]"),
                Chunks.finish("stop"),
                Chunks.DONE);

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(reader.text()).isEqualTo("The answer is 3.");
        assertThat(end.figures().tokens().completion()).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[]}]}",
                "{\"reasoning_content\":\"hm\"}",
                "{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"x\"}]}",
                "{\"tool_calls\":[{\"index\":0}]}",
            })
    void what_is_no_part_of_the_reply_is_life_all_the_same(String delta) throws Exception {
        var end = streamed(Chunks.choice(delta, "null"), Chunks.text("a"), Chunks.finish("stop"), Chunks.DONE);

        assertThat(reader.text()).isEqualTo("a");
        assertThat(end.figures().tokens().completion()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasoning_content\":\"hm, \"}",
                "{\"reasoning\":\"hm, \"}",
                "{\"reasoning\":\"hm, \",\"reasoning_content\":\"hm, \"}",
                "{\"reasoning\":\"hm, \",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm, \"}]}",
                "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\"},{\"type\":\"reasoning.summary\",\"summary\":\", \"}]}",
                "{\"thinking\":\"hm, \"}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm, \"}]}]}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm, \"}]}",
                "{\"content\":\"\",\"reasoning_content\":\"hm, \"}"
            })
    void what_the_model_thinks_by_itself_is_read_apart_under_each_of_its_names(String delta) throws Exception {
        var end = streamed(
                Chunks.choice(delta, "null"),
                Chunks.choice("{\"reasoning_content\":\"well\"}", "null"),
                Chunks.text("Three."),
                Chunks.finish("stop"),
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,\"completion_tokens_details\":{\"reasoning_tokens\":4}}}",
                Chunks.DONE);

        assertThat(reader.thinking()).isEqualTo("hm, well");
        assertThat(reader.text()).isEqualTo("Three.");
        assertThat(end.figures().tokens().thinking()).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/event-stream"})
    void a_whole_reply_is_read_although_a_stream_was_asked_for(String contentType) throws Exception {
        var end = whole(contentType, MESSAGE);

        assertThat(reader.pieces()).containsExactly("Three.");
        assertThat(reader.thinking()).isEqualTo("hm");
        assertThat(finished(end).reason()).isEqualTo(FinishReason.STOP);
        assertThat(end.figures().tokens().completion()).hasValue(2);
        assertThat(end.figures().tokens().estimated()).isFalse();
    }

    @Test
    void a_whole_reply_in_one_line_is_read() throws Exception {
        assertThat(whole("application/json", MESSAGE.replaceAll("\\s*\n\\s*", "")))
                .isInstanceOf(Finished.class);
        assertThat(reader.text()).isEqualTo("Three.");
    }

    @Test
    void a_whole_reply_without_a_reason_is_one_of_whose_end_nobody_can_tell() throws Exception {
        var end = whole("application/json", MESSAGE.replace("\"stop\"", "null"));

        assertThat(finished(end).reason()).isEqualTo(FinishReason.UNKNOWN);
    }

    @Test
    void a_whole_reply_whose_content_is_a_list_of_parts_is_read() throws Exception {
        whole(
                "application/json",
                MESSAGE.replace("\"Three.\"", "[{\"type\":\"thinking\"},{\"type\":\"text\",\"text\":\"Three.\"}]"));

        assertThat(reader.text()).isEqualTo("Three.");
    }

    @Test
    void a_whole_message_after_its_pieces_is_not_read_twice() throws Exception {
        var end = streamed(
                Chunks.text("Thr"),
                Chunks.text("ee."),
                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"Three.\"}}]}",
                Chunks.DONE);

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(reader.text()).isEqualTo("Three.");
    }

    private static String content(String json) {
        return Chunks.choice("{\"content\":" + json + "}", "null");
    }

    private static Finished finished(CallEnd end) {
        assertThat(end).isInstanceOf(Finished.class);
        return (Finished) end;
    }

    private CallEnd whole(String contentType, String body) throws Exception {
        return played(connection -> connection.answer("200 OK", contentType, body));
    }

    private CallEnd streamed(String... events) throws Exception {
        return TestCalls.streamed(reader, events);
    }

    private CallEnd played(Script script) throws Exception {
        return TestCalls.played(reader, script);
    }
}
