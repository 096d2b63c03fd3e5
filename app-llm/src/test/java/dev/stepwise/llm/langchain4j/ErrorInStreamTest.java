package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that come with a success: whatever their shape, the server's words are kept. */
class ErrorInStreamTest {

    private final Listener reader = Listener.toTheEnd();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"error":{"message":"no memory"}}                                   | no memory
                {"error":"no memory"}                                               | no memory
                {"error_type":"overload","error_message":"no memory"}               | no memory
                {"error_code":17,"error_msg":"no memory"}                           | no memory
                {"error":{"message":{"text":"x","detail":"no memory"},"code":500}}  | no memory
                {"message":{"error":{"message":"no memory"}},"code":500}            | no memory
                {"errors":["no memory","no disk"]}                                  | no memory; no disk
                {"errors":[{"message":"no memory"},{"detail":"no disk"}]}           | no memory; no disk
                [{"error":{"code":500,"message":"no memory"}}]                      | no memory
                {"detail":"no memory"}                                              | no memory
                {"detail":[{"loc":["body","seed"],"msg":"Field required"}]}         | Field required body.seed
                {"object":"error","message":"no memory"}                            | no memory
                {"type":"error","error":{"type":"api_error","message":"no memory"}} | no memory
                {"code":1302,"msg":"no memory"}                                     | no memory
                {"choices":[{"delta":{"content":""},"error":{"code":502,"message":"no memory"},"finish_reason":"error"}]} | no memory
                {"error":{"type":"engine_error","code":17}}                         | engine_error 17
                """)
    void an_error_of_any_shape(String json, String words) throws Exception {
        assertThat(failed(streamed(Chunks.text("a"), json)).detail()).isEqualTo(new CauseDetail.Technical(words));
        assertThat(failed(whole("application/json", json)).detail()).isEqualTo(new CauseDetail.Technical(words));
        assertThat(failed(whole("text/event-stream", json + "\n\n")).detail())
                .isEqualTo(new CauseDetail.Technical(words));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("<html><title>Bad Gateway</title></html>", "<title>Bad Gateway</title>"),
                Arguments.of("<html>\n<body>Please log in</body>\n</html>", "Please log in"),
                Arguments.of("[Errno 111] Connection refused", "[Errno 111] Connection refused"),
                Arguments.of("{unexpected: the engine died}", "{unexpected: the engine died}"),
                Arguments.of("\"the engine died\"", "the engine died"),
                Arguments.of("{\n  \"error\": {\n    \"message\": \"no memory\"\n  }\n}\n", "no memory"),
                Arguments.of("error: the engine died", "the engine died"),
                Arguments.of("Error: the engine died\n", "the engine died"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_is_no_stream(String body, String words) throws Exception {
        var end = failed(whole("text/plain", body));

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                500 Internal Server Error                            | 500 Internal Server Error
                upstream connect error or disconnect before headers  | upstream connect error or disconnect before headers
                [Errno 111] Connection refused                       | [Errno 111] Connection refused
                true, but no reply                                   | true, but no reply
                """)
    void an_event_that_is_no_json(String text, String words) throws Exception {
        var end = failed(streamed(Chunks.text("a"), text));

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical(words));
    }

    @Test
    void a_line_with_the_field_error_as_llama_cpp_once_wrote_it() throws Exception {
        var end = failed(played(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"));
            connection.write("error: {\"code\":500,\"message\":\"slot unavailable\",\"type\":\"server_error\"}\n\n");
        }));

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("slot unavailable"));
    }

    @Test
    void a_damaged_piece_of_the_reply_is_not_shown_as_the_servers_words() throws Exception {
        var end = failed(streamed(
                Chunks.text("a"), "{\"choices\":[{\"delta\":{\"content\":\"the error is mine and \"stays\" secret"));

        assertThat(end.detail()).isEqualTo(new CauseDetail.Call(CallFault.NOT_JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"error\":\"\"",
                "\"error\":false",
                "\"error\":null",
                "\"error\":0",
                "\"error\":{}",
                "\"error\":[]",
                "\"error\":{\"code\":0,\"message\":\"ok\"}",
                "\"error\":{\"code\":\"0\",\"message\":\"success\"}",
                "\"error\":{\"code\":null,\"message\":\"\"}",
                "\"errors\":[]",
                "\"error_code\":0,\"error_msg\":\"\"",
                "\"code\":0,\"message\":\"success\"",
            })
    void what_says_that_there_is_no_error_is_none(String field) throws Exception {
        var end = streamed(
                "{" + field + ",\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}",
                "{" + field + "}",
                Chunks.finish("stop"),
                Chunks.DONE);

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(reader.text()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"error":{"message":"busy","code":429}}                     | RATE_LIMITED
                {"error":{"message":"busy","code":"429"}}                   | RATE_LIMITED
                {"error":{"message":"busy","type":"rate_limit_error"}}      | RATE_LIMITED
                {"error":{"message":"busy","status":"RESOURCE_EXHAUSTED"}}  | RATE_LIMITED
                {"error":{"message":"busy","code":503}}                     | SERVER_ERROR
                {"error":{"message":"busy","type":"overloaded_error"}}      | SERVER_ERROR
                429 Too Many Requests                                       | RATE_LIMITED
                """)
    void too_much_to_do_in_the_stream_is_like_outside_of_it(String error, Cause cause) throws Exception {
        assertThat(failed(streamed(Chunks.text("a"), error)).cause()).isEqualTo(cause);
        assertThat(failed(streamed(error)).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"error":{"message":"busy","code":429,"retry_after":7}}                              | 7000
                {"error":{"message":"busy","code":503},"retry_after":"7"}                            | 7000
                {"error":{"message":"busy","code":429,"retry_after_ms":1500}}                        | 1500
                {"error":{"message":"Too many. Please try again in 1m20.5s.","code":429}}            | 80500
                {"error":{"message":"Try again in 250ms","code":429}}                                | 250
                {"error":{"message":"x","code":429,"details":[{"@type":"i"},{"retryDelay":"34s"}]}}  | 34000
                """)
    void the_server_says_when_to_come_back(String error, long milliseconds) throws Exception {
        assertThat(failed(streamed(error)).retryAfter()).contains(Duration.ofMillis(milliseconds));
    }

    @Test
    void a_refusal_before_any_text_is_one_although_it_came_with_a_success() throws Exception {
        var error = "{\"error\":{\"message\":\"no such model\",\"code\":404}}";

        assertThat(failed(streamed(error)).cause()).isEqualTo(Cause.NOT_FOUND);
        assertThat(failed(streamed(Chunks.text("a"), error)).cause()).isEqualTo(Cause.ERROR_EVENT);
    }

    @Test
    void a_full_context_is_one_in_the_stream_too() throws Exception {
        var lmStudio = "{\"error\":{\"message\":\"Trying to keep the first 4236 tokens when context the overflows.\"}}";

        assertThat(failed(played(connection -> {
                            connection.beginStream();
                            connection.write("event: error\ndata: " + lmStudio + "\n\n");
                        }))
                        .cause())
                .isEqualTo(Cause.CONTEXT_OVERFLOW);
    }

    private static Failed failed(CallEnd end) {
        assertThat(end).isInstanceOf(Failed.class);
        return (Failed) end;
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
