package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.call;
import static dev.stepwise.llm.langchain4j.TestCalls.callWithEverySetting;
import static dev.stepwise.llm.langchain4j.TestCalls.calls;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.RecordedRequest;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server gets to see of a call. */
class RequestTest {

    private static final FaultyServer.Script ANSWER = connection -> {
        connection.beginStream();
        connection.events(Chunks.text("3"), Chunks.finish("stop"), Chunks.DONE);
    };

    @Test
    void asks_by_http_1_1_and_offers_no_upgrade() throws Exception {
        var request = requestOf(call());

        assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.header("Upgrade")).isEmpty();
        assertThat(request.header("HTTP2-Settings")).isEmpty();
    }

    @Test
    void names_the_run_as_session_and_each_call_by_an_id_of_its_own() throws Exception {
        var first = requestOf(call());
        var second = requestOf(call());

        assertThat(first.header("X-Session-ID")).contains(TestCalls.RUN.toString());
        assertThat(first.header("X-Request-Id")).isPresent().isNotEqualTo(second.header("X-Request-Id"));
        assertThat(first.header("Authorization")).contains("Bearer " + TestCalls.KEY);
    }

    @Test
    void sends_every_setting_by_the_names_that_all_servers_know() throws Exception {
        var body = bodyOf(call());

        assertThat(body.get("model").asText()).isEqualTo("m");
        assertThat(body.get("temperature").asDouble()).isZero();
        assertThat(body.get("top_p").asDouble()).isEqualTo(0.9);
        assertThat(body.get("seed").asInt()).isEqualTo(42);
        assertThat(body.get("max_tokens").asInt()).isEqualTo(300);
        assertThat(body.get("stream").asBoolean()).isTrue();
        assertThat(body.get("stream_options").get("include_usage").asBoolean()).isTrue();
        assertThat(body.has("max_completion_tokens")).isFalse();
        assertThat(body.has("response_format")).isFalse();
    }

    @Test
    void sends_the_settings_that_are_not_left_open_by_the_names_that_servers_know() throws Exception {
        var body = bodyOf(callWithEverySetting(ReplyFormat.FREE, TestCalls.question()));

        assertThat(body.get("top_k").asInt()).isEqualTo(40);
        assertThat(body.get("min_p").asDouble()).isEqualTo(0.05);
        assertThat(body.get("presence_penalty").asDouble()).isEqualTo(0.5);
        assertThat(body.get("frequency_penalty").asDouble()).isEqualTo(-0.25);
        assertThat(body.get("repetition_penalty").asDouble()).isEqualTo(1.1);
        assertThat(body.get("stop")).isEqualTo(new ObjectMapper().readTree("[\"END\", \"\\n\\n\"]"));
        assertThat(body.get("reasoning_effort").asText()).isEqualTo("low");
        assertThat(body.get("thinking_token_budget").asInt()).isEqualTo(200);
        assertThat(body.get("max_tokens").asInt())
                .as("what the model may think counts among the tokens of its reply")
                .isEqualTo(500);
    }

    @Test
    void what_is_left_open_is_not_sent() throws Exception {
        var body = bodyOf(call());

        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "model", "messages", "temperature", "top_p", "seed", "max_tokens", "stream", "stream_options");
    }

    @Test
    void asks_for_a_step_by_a_schema_without_limits_of_length() throws Exception {
        var body = bodyOf(call(ReplyFormat.STEP_SCHEMA, TestCalls.question()));

        assertThat(body.get("response_format")).isEqualTo(new ObjectMapper().readTree("""
                {"type": "json_schema", "json_schema": {"name": "step", "strict": true, "schema": {
                  "type": "object",
                  "properties": {
                    "title": {"type": "string"},
                    "content": {"type": "string"},
                    "next_action": {"type": "string", "enum": ["continue", "final_answer"]}},
                  "required": ["title", "content", "next_action"],
                  "additionalProperties": false}}}
                """));
        var names = new ArrayList<String>();
        body.at("/response_format/json_schema/schema/properties").fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("title", "content", "next_action");
    }

    @Test
    void replays_replies_byte_for_byte() throws Exception {
        var raw = "{\n  \"title\" : \"\\u00e4 / \\/ ä\",\t\"content\":\"  \\\"x\\\" 😀 \u0001 </s>\"}  \n";
        var body = bodyOf(call(
                ReplyFormat.FREE,
                List.of(
                        ChatTurn.system("  Think.\n"),
                        ChatTurn.user("Q"),
                        ChatTurn.assistant(raw),
                        ChatTurn.user("Go on."))));

        var messages = body.get("messages");
        assertThat(messages)
                .extracting(message -> message.get("role").asText())
                .containsExactly("system", "user", "assistant", "user");
        assertThat(messages.get(0).get("content").asText()).isEqualTo("  Think.\n");
        assertThat(messages.get(2).get("content").asText()).isEqualTo(raw);
    }

    private static JsonNode bodyOf(ChatCall call) throws Exception {
        return new ObjectMapper().readTree(requestOf(call).body());
    }

    private static RecordedRequest requestOf(ChatCall call) throws Exception {
        try (var server = FaultyServer.playing(ANSWER)) {
            assertThat(calls(server).make(call, Listener.toTheEnd(), new CallHandle()))
                    .isInstanceOf(CallEnd.Finished.class);
            return server.request();
        }
    }
}
