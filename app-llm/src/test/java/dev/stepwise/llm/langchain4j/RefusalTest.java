package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.call;
import static dev.stepwise.llm.langchain4j.TestCalls.callWithEverySetting;
import static dev.stepwise.llm.langchain4j.TestCalls.calls;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RequestPart;
import dev.stepwise.settings.OwnThinkingLimits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses is left out, at once and from then on. */
class RefusalTest {

    private static final Script ANSWER = connection -> {
        connection.beginStream();
        connection.events(Chunks.text("3"), Chunks.finish("stop"), Chunks.DONE);
    };

    private static final List<ChatTurn> TURNS = List.of(ChatTurn.system("Think in steps."), ChatTurn.user("How many?"));

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(RequestPart.SCHEMA, """
                        {"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}"""),
                Arguments.of(RequestPart.SCHEMA, """
                        {"error":{"code":400,"message":"Unsupported: json_schema with this model"}}"""),
                Arguments.of(RequestPart.SYSTEM_ROLE, """
                        {"object":"error","message":"System role not supported","type":"BadRequestError","param":null,"code":400}"""),
                Arguments.of(
                        RequestPart.SYSTEM_ROLE,
                        "{\"error\":{\"message\":\"Conversation roles must alternate user/assistant/user/assistant/...\"}}"),
                Arguments.of(RequestPart.SYSTEM_ROLE, "{\"detail\":\"Only user and assistant roles are supported!\"}"),
                Arguments.of(
                        RequestPart.SYSTEM_ROLE,
                        "[{\"error\":{\"code\":400,\"message\":\"Developer instruction is not enabled for models/gemma-3-1b-it\",\"status\":\"INVALID_ARGUMENT\"}}]"),
                Arguments.of(
                        RequestPart.SEED,
                        "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],\"msg\":\"Extra inputs are not permitted\",\"input\":42}]}"),
                Arguments.of(
                        RequestPart.TOP_P,
                        "{\"error\":{\"message\":\"`temperature` and `top_p` cannot both be specified for this model. Please use only one.\"}}"),
                Arguments.of(
                        RequestPart.TEMPERATURE,
                        "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}"),
                Arguments.of(
                        RequestPart.MAX_TOKENS,
                        "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\",\"param\":\"max_tokens\"}}"),
                Arguments.of(
                        RequestPart.STREAM_OPTIONS,
                        "{\"error\":{\"message\":\"Unknown parameter: 'stream_options'.\",\"param\":\"stream_options\"}}"),
                Arguments.of(RequestPart.TOP_K, extra("top_k")),
                Arguments.of(RequestPart.MIN_P, extra("min_p")),
                Arguments.of(RequestPart.PRESENCE_PENALTY, extra("presence_penalty")),
                Arguments.of(RequestPart.FREQUENCY_PENALTY, extra("frequency_penalty")),
                Arguments.of(RequestPart.REPETITION_PENALTY, extra("repetition_penalty")),
                Arguments.of(
                        RequestPart.STOP,
                        "{\"error\":{\"message\":\"Unsupported parameter: 'stop' is not supported with this model.\"}}"),
                Arguments.of(RequestPart.REASONING_EFFORT, extra("reasoning_effort")),
                Arguments.of(RequestPart.THINKING_TOKENS, extra("thinking_token_budget")),
                // vLLM without a reasoning parser
                Arguments.of(
                        RequestPart.THINKING_TOKENS,
                        "{\"error\":{\"message\":\"thinking_token_budget is set but reasoning_config is not configured. Please set"
                                + " --reasoning-parser and/or --reasoning-config to use thinking_token_budget.\","
                                + "\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}"));
    }

    private static String extra(String name) {
        return "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"%s\"],\"msg\":\"Extra inputs are not permitted\"}]}"
                .formatted(name);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_part_that_a_server_refuses_is_left_out_at_once_and_from_then_on(RequestPart part, String refusal)
            throws Exception {
        try (var server = FaultyServer.playing(refusing("400 Bad Request", refusal), ANSWER)) {
            var calls = calls(server);
            var step = callWithEverySetting(ReplyFormat.STEP_SCHEMA, TURNS);

            var first = make(calls, step);
            var second = make(calls, step);

            assertThat(first).isInstanceOf(CallEnd.Finished.class);
            assertThat(first.figures().leftOut()).containsExactly(part);
            assertThat(second.figures().leftOut()).containsExactly(part);
            assertThat(server.requests()).hasSize(3);
            assertThat(has(body(server, 0), part)).isTrue();
            assertThat(has(body(server, 1), part)).isFalse();
            assertThat(body(server, 2)).isEqualTo(body(server, 1));
        }
    }

    @Test
    void a_wish_not_to_think_is_left_out_too_and_a_limit_to_the_thinking_is_another_wish() throws Exception {
        try (var server =
                FaultyServer.playing(refusing("400 Bad Request", extra("chat_template_kwargs")), ANSWER, ANSWER)) {
            var calls = calls(server);

            var off = make(calls, asked(OwnThinkingLimits.OFF));
            var limited = make(calls, asked(new OwnThinkingLimits(Optional.empty(), OptionalInt.of(100))));

            assertThat(has(body(server, 0), RequestPart.THINKING_OFF)).isTrue();
            assertThat(has(body(server, 1), RequestPart.THINKING_OFF)).isFalse();
            assertThat(off.figures().leftOut()).containsExactly(RequestPart.THINKING_OFF);
            assertThat(has(body(server, 2), RequestPart.THINKING_TOKENS)).isTrue();
            assertThat(limited.figures().leftOut()).isEmpty();
        }
    }

    private static ChatCall asked(OwnThinkingLimits ownThinking) {
        var call = call();
        return new ChatCall(
                call.run(),
                call.endpoint(),
                call.model(),
                call.messages(),
                call.sampling(),
                ownThinking,
                call.maxTokens(),
                call.format(),
                call.deadlines());
    }

    @Test
    void what_a_template_refuses_may_come_as_an_error_of_the_server() throws Exception {
        try (var server = FaultyServer.playing(
                refusing("500 Internal Server Error", "{\"message\":\"System role not supported\"}"), ANSWER)) {
            var end = make(calls(server), call(ReplyFormat.FREE, TURNS));

            assertThat(end).isInstanceOf(CallEnd.Finished.class);
            assertThat(body(server, 1).path("messages")).hasSize(1);
            assertThat(body(server, 1).at("/messages/0/content").asText()).isEqualTo("Think in steps.\n\nHow many?");
        }
    }

    @Test
    void it_may_come_in_a_stream_too() throws Exception {
        Script inStream = connection -> {
            connection.beginStream();
            connection.events("{\"error\":{\"message\":\"seed is not supported\",\"code\":400}}");
        };
        try (var server = FaultyServer.playing(inStream, ANSWER)) {
            assertThat(make(calls(server), call()).figures().leftOut()).containsExactly(RequestPart.SEED);
        }
    }

    @Test
    void without_a_schema_json_mode_is_asked_for_and_without_both_nothing() throws Exception {
        var refusal = "{\"error\":\"'response_format.type' must be 'text'\"}";
        try (var server = FaultyServer.playing(
                refusing("400 Bad Request", refusal), refusing("400 Bad Request", refusal), ANSWER)) {
            var end = make(calls(server), callWithEverySetting(ReplyFormat.STEP_SCHEMA, TURNS));

            assertThat(body(server, 0).at("/response_format/type").asText()).isEqualTo("json_schema");
            assertThat(body(server, 1).at("/response_format/type").asText()).isEqualTo("json_object");
            assertThat(body(server, 2).has("response_format")).isFalse();
            assertThat(end.figures().leftOut()).containsExactlyInAnyOrder(RequestPart.SCHEMA, RequestPart.JSON_MODE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"The model is broken\"}}",
                "{\"error\":{\"message\":\"max_tokens must be at least 1, got -5\"}}",
                "{\"error\":{\"message\":\"This model's maximum context length is 2048 tokens, however you requested 3000. seed cannot help.\"}}",
                "<html>seed</html>"
            })
    void any_other_refusal_is_told_as_it_is(String refusal) throws Exception {
        try (var server = FaultyServer.playing(refusing("400 Bad Request", refusal))) {
            var end = make(calls(server), call());

            assertThat(end)
                    .isInstanceOfSatisfying(
                            CallEnd.Failed.class,
                            failed -> assertThat(failed.cause()).isIn(Cause.BAD_REQUEST, Cause.CONTEXT_OVERFLOW));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "404 Not Found", "429 Too Many Requests", "503 Service Unavailable"})
    void a_status_that_is_no_refusal_of_a_part_is_told_as_it_is(String status) throws Exception {
        try (var server = FaultyServer.playing(
                refusing(status, "{\"error\":{\"message\":\"Unknown model, no seed, not available\"}}"))) {
            var end = make(calls(server), call());

            assertThat(end).isInstanceOf(CallEnd.Failed.class);
            assertThat(end.figures().leftOut()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_name_of_the_model_is_no_name_of_a_part() throws Exception {
        try (var server = FaultyServer.playing(
                refusing("400 Bad Request", "{\"error\":{\"message\":\"The model `Seed-OSS` is not available\"}}"))) {
            var asked = call();
            var end = make(
                    calls(server),
                    new ChatCall(
                            asked.run(),
                            asked.endpoint(),
                            "Seed-OSS",
                            asked.messages(),
                            asked.sampling(),
                            asked.ownThinking(),
                            asked.maxTokens(),
                            asked.format(),
                            asked.deadlines()));

            assertThat(end.figures().leftOut()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_server_that_refuses_everything_is_asked_once_for_each_part() throws Exception {
        var all = "{\"error\":{\"message\":\"Unsupported: response_format, system role, top_p, temperature, seed,"
                + " use max_completion_tokens, stream_options,"
                + " top_k, min_p, presence_penalty, frequency_penalty, repetition_penalty, 'stop', reasoning_effort,"
                + " thinking_token_budget\"}}";
        try (var server = FaultyServer.playing(refusing("400 Bad Request", all))) {
            var end = make(calls(server), callWithEverySetting(ReplyFormat.STEP_SCHEMA, TURNS));

            assertThat(end).isInstanceOf(CallEnd.Failed.class);
            var wanted = EnumSet.complementOf(EnumSet.of(RequestPart.THINKING_OFF));
            assertThat(server.requests()).hasSize(1 + wanted.size());
            assertThat(end.figures().leftOut()).isEqualTo(wanted);
        }
    }

    private static Script refusing(String status, String body) {
        return connection -> connection.answer(status, "application/json", body);
    }

    private static CallEnd make(OpenAiCalls calls, ChatCall call) throws InterruptedException {
        return calls.make(call, Listener.toTheEnd(), new CallHandle());
    }

    private static JsonNode body(FaultyServer server, int request) throws Exception {
        return new ObjectMapper().readTree(server.requests().get(request).body());
    }

    private static boolean has(JsonNode body, RequestPart part) {
        return switch (part) {
            case SCHEMA -> body.at("/response_format/type").asText().equals("json_schema");
            case JSON_MODE -> body.at("/response_format/type").asText().equals("json_object");
            case SYSTEM_ROLE -> body.at("/messages/0/role").asText().equals("system");
            case TOP_P -> body.has("top_p");
            case TEMPERATURE -> body.has("temperature");
            case SEED -> body.has("seed");
            case MAX_TOKENS -> body.has("max_tokens") && !body.has("max_completion_tokens");
            case STREAM_OPTIONS -> body.has("stream_options");
            case TOP_K -> body.has("top_k");
            case MIN_P -> body.has("min_p");
            case PRESENCE_PENALTY -> body.has("presence_penalty");
            case FREQUENCY_PENALTY -> body.has("frequency_penalty");
            case REPETITION_PENALTY -> body.has("repetition_penalty");
            case STOP -> body.has("stop");
            case REASONING_EFFORT -> body.has("reasoning_effort");
            case THINKING_TOKENS -> body.has("thinking_token_budget");
            case THINKING_OFF -> body.has("chat_template_kwargs");
        };
    }
}
