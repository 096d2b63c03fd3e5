package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers and networks do wrong, and the cause that each gets. */
class FaultTest {

    private final Listener reader = Listener.toTheEnd();

    @Test
    void a_refused_connection() throws Exception {
        URI gone;
        try (var server = FaultyServer.playing(connection -> {})) {
            gone = server.baseUrl();
        }
        var end = failed(TestCalls.calls(gone, TestCalls.ENDPOINT).make(TestCalls.call(), reader, new CallHandle()));

        assertThat(end.cause()).isEqualTo(Cause.CONNECTION_REFUSED);
        assertThat(end.figures().tokens()).isEqualTo(Tokens.UNKNOWN);
    }

    @Test
    void a_host_that_nobody_knows() throws Exception {
        var calls = TestCalls.calls(URI.create("http://no-such-host.invalid/v1"), TestCalls.ENDPOINT);

        assertThat(failed(calls.make(TestCalls.call(), reader, new CallHandle()))
                        .cause())
                .isEqualTo(Cause.CONNECTION_REFUSED);
    }

    @Test
    void a_connection_that_is_not_made_in_time() {
        assertThat(Failure.ofNetwork(new ConnectTimeoutException("late"), false).cause())
                .isEqualTo(Cause.CONNECTION_REFUSED);
    }

    @Test
    void a_reset_before_the_headers() throws Exception {
        assertThat(played(connection -> {
                            connection.readRequest();
                            connection.reset();
                        })
                        .cause())
                .isEqualTo(Cause.CONNECTION_RESET);
    }

    @Test
    void a_connection_closed_before_the_headers() throws Exception {
        assertThat(played(connection -> connection.readRequest()).cause()).isEqualTo(Cause.CONNECTION_RESET);
    }

    @Test
    void something_that_does_not_speak_http() throws Exception {
        assertThat(played(connection -> {
                            connection.readRequest();
                            connection.write("220 mail.example.com ESMTP\r\n");
                        })
                        .cause())
                .isEqualTo(Cause.CONNECTION_RESET);
    }

    @Test
    void a_reset_in_mid_stream_keeps_the_text_so_far() throws Exception {
        var end = played(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 100000\r\n\r\n");
            connection.events(Chunks.text("a"));
            reader.awaitText();
            connection.reset();
        });

        assertThat(end.cause()).isEqualTo(Cause.CONNECTION_RESET);
        assertThat(reader.text()).isEqualTo("a");
        assertThat(end.figures().tokens().estimated()).isTrue();
    }

    @Test
    void a_killed_server_whose_stream_lacks_the_last_chunk() throws Exception {
        var event = "data: " + Chunks.text("a") + "\n\n";
        var end = played(connection -> {
            connection.readRequest();
            connection.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.write(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
        });

        assertThat(end.cause()).isEqualTo(Cause.ENDED_EARLY);
        assertThat(reader.text()).isEqualTo("a");
    }

    @Test
    void an_end_without_a_finish_reason() throws Exception {
        assertThat(streamed(Chunks.text("a")).cause()).isEqualTo(Cause.ENDED_EARLY);
    }

    @Test
    void a_last_event_without_a_finish_reason_and_without_text() throws Exception {
        assertThat(streamed(Chunks.text(""), Chunks.DONE).cause()).isEqualTo(Cause.ENDED_EARLY);
    }

    @Test
    void a_last_event_cut_in_its_middle() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"));
            connection.write("data: {\"choices\":[{\"del");
        });

        assertThat(end.cause()).isEqualTo(Cause.ENDED_EARLY);
    }

    @Test
    void a_web_page_instead_of_a_stream() throws Exception {
        var end = played(connection -> connection.answer("200 OK", "text/html", "<html>Please log in</html>"));

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("Please log in"));
    }

    @Test
    void a_text_instead_of_a_stream() throws Exception {
        var end = played(connection -> connection.answer("200 OK", "text/plain", "It works."));

        assertThat(end.cause()).isEqualTo(Cause.ENDED_EARLY);
        assertThat(end.detail()).isEqualTo(new CauseDetail.NoEvents("text/plain"));
    }

    @Test
    void an_error_event_followed_by_the_last_event_as_vllm_sends_it() throws Exception {
        var end = streamed(
                Chunks.text("a"),
                "{\"error\": {\"message\": \"EngineCore encountered an issue.\", \"type\": \"InternalServerError\", \"param\": null, \"code\": 500}}",
                Chunks.DONE);

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("EngineCore encountered an issue."));
        assertThat(reader.text()).isEqualTo("a");
    }

    @Test
    void an_error_event_without_the_last_event_as_llama_cpp_sends_it() throws Exception {
        assertThat(streamed(Chunks.text("a"), "{\"error\":{\"code\":500,\"message\":\"does not match\"}}")
                        .cause())
                .isEqualTo(Cause.ERROR_EVENT);
    }

    @Test
    void an_error_event_beside_a_finish_reason_is_no_success() throws Exception {
        assertThat(streamed(
                                Chunks.text("a"),
                                "{\"error\":\"overloaded\",\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}",
                                Chunks.DONE)
                        .detail())
                .isEqualTo(new CauseDetail.Technical("overloaded"));
    }

    @Test
    void an_event_named_error() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            connection.write("event: error\ndata: {\"message\":\"no memory\"}\n\n");
        });

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("no memory"));
    }

    @Test
    void an_error_event_that_tells_of_a_full_context() throws Exception {
        assertThat(streamed("{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"too long\"}}")
                        .cause())
                .isEqualTo(Cause.CONTEXT_OVERFLOW);
    }

    @Test
    void an_event_that_is_no_json() throws Exception {
        assertThat(streamed("{oops").cause()).isEqualTo(Cause.ERROR_EVENT);
    }

    @Test
    void a_line_without_end() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            var piece = "x".repeat(1 << 16);
            connection.write("data: ");
            while (true) {
                connection.write(piece);
            }
        });

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
    }

    @Test
    void a_stream_of_comments_without_end() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            var piece = ":\n\n".repeat(1 << 15);
            while (true) {
                connection.write(piece);
            }
        });

        assertThat(end.cause()).isEqualTo(Cause.ERROR_EVENT);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, BAD_REQUEST",
        "408, SERVER_ERROR",
        "413, BAD_REQUEST",
        "422, BAD_REQUEST",
        "425, SERVER_ERROR",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, SERVER_ERROR",
        "504, SERVER_ERROR",
        "307, BAD_REQUEST",
    })
    void each_status_has_its_cause(int status, Cause cause) throws Exception {
        var end = played(connection ->
                connection.answer(status + " Whatever", "application/json", "{\"error\":{\"message\":\"no\"}}"));

        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.detail())
                .isEqualTo(
                        status == 307
                                ? new CauseDetail.Redirected(307, "")
                                : new CauseDetail.Technical("HTTP " + status + ": no"));
        assertThat(end.figures().tokens()).isEqualTo(Tokens.UNKNOWN);
    }

    @Test
    void a_redirect_is_not_followed_and_named() throws Exception {
        try (var elsewhere = FaultyServer.playing(connection -> connection.readRequest());
                var server = FaultyServer.playing(connection -> connection.answer(
                        "307 Temporary Redirect", "text/plain", "", "Location: " + elsewhere.baseUrl()))) {
            var end = failed(make(server, reader));

            assertThat(end.detail())
                    .isEqualTo(
                            new CauseDetail.Redirected(307, elsewhere.baseUrl().toString()));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"429 Too Many Requests", "503 Service Unavailable"})
    void the_server_says_when_to_come_back(String status) throws Exception {
        var end = played(connection -> connection.answer(status, "text/plain", "busy", "Retry-After: 7"));

        assertThat(end.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void an_error_body_of_any_shape_gives_a_short_detail(String body, String detail) throws Exception {
        var end = played(connection -> connection.answer("400 Bad Request", "application/json", body));

        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical(detail));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"error\":{\"message\":\"a\\nb\",\"type\":\"t\"}}", "HTTP 400: a b"),
                Arguments.of("{\"error\":\"Unauthorized\"}", "HTTP 400: Unauthorized"),
                Arguments.of("{\"object\":\"error\",\"message\":\"bad\",\"code\":400}", "HTTP 400: bad"),
                Arguments.of("{\"detail\":\"Not Found\"}", "HTTP 400: Not Found"),
                Arguments.of(
                        "{\"detail\":[{\"loc\":[\"body\",\"seed\"],\"msg\":\"Field required\",\"input\":\"secret\"}]}",
                        "HTTP 400: Field required body.seed"),
                Arguments.of("\"just a text\"", "HTTP 400: just a text"),
                Arguments.of(
                        "<html><head><title>Bad Gateway</title></head></html>", "HTTP 400: <title>Bad Gateway</title>"),
                Arguments.of("<!doctype html>", "HTTP 400: <html>"),
                Arguments.of("upstream \0 gone\r\n", "HTTP 400: upstream \ufffd gone"),
                Arguments.of("\ufeff{\"error\":{\"message\":\"after a mark\"}}", "HTTP 400: after a mark"),
                Arguments.of("[1]", "HTTP 400"),
                Arguments.of("", "HTTP 400"));
    }

    @Test
    void an_endless_error_body_is_bounded() throws Exception {
        var end = played(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n");
            var piece = "e".repeat(1 << 14);
            while (true) {
                connection.write(piece);
            }
        });

        assertThat(end.cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(end.detail())
                .isInstanceOfSatisfying(
                        CauseDetail.Technical.class,
                        detail -> assertThat(detail.text()).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void an_error_whose_body_never_comes_is_told_by_its_status() throws Exception {
        var end = played(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 5\r\n\r\n");
            connection.awaitDisconnect();
        });

        assertThat(end.cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(end.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void what_came_of_an_error_body_that_never_ends_is_kept() throws Exception {
        var end = played(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 500\r\n\r\nall slots are busy");
            connection.awaitDisconnect();
        });

        assertThat(end.cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("HTTP 503: all slots are busy"));
    }

    @Test
    void an_error_whose_body_breaks_off_is_told_by_its_status_and_what_came() throws Exception {
        var end = played(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 500\r\n\r\nno such key");
        });

        assertThat(end.cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("HTTP 401: no such key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"x\",\"param\":\"input_tokens\",\"code\":400}}",
                "{\"error\":{\"message\":\"x\",\"param\":\"input_text\",\"code\":400}}",
                "{\"error\":{\"message\":\"This model's maximum context length is 18016 tokens. However, you asked for more.\"}}",
                "{\"error\":{\"code\":400,\"message\":\"x\",\"type\":\"exceed_context_size_error\",\"n_ctx\":18016}}",
                "{\"object\":\"error\",\"message\":\"The input (20000 tokens) is longer than the model's context length (18016 tokens).\"}",
                "\"The input (20000 tokens) is longer than the model's context length (18016 tokens).\"",
                "{\"error\":{\"message\":\"max_tokens must be at least 1, got -984.\",\"param\":\"max_tokens\",\"code\":400}}",
                "{\"object\":\"error\",\"message\":\"Requested token count exceeds the model's maximum context length of 4096 tokens.\"}",
                "{\"error\":\"Trying to keep the first 6269 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens\"}",
                "{\"error\":{\"message\":\"too much\",\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}",
                "{\"error\":{\"code\":500,\"message\":\"context shift is disabled\",\"type\":\"server_error\"}}",
                "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size, try increasing it\"}}",
                "{\"error\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 300 `max_new_tokens`\",\"error_type\":\"validation\"}",
                "{\"error\":\"Input validation error: `inputs` must have less than 1024 tokens. Given: 2000\",\"error_type\":\"validation\"}",
                "{\"error\":{\"message\":\"litellm.ContextWindowExceededError: litellm.BadRequestError\",\"code\":\"400\"}}",
                "{\"object\":\"error\",\"message\":\"Prompt contains 40000 tokens, too large for model with 32768 maximum context length\"}",
                "{\"error\":{\"message\":\"the input length exceeds the context length\"}}",
                "[{\"error\":{\"code\":400,\"message\":\"The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).\"}}]",
            })
    void every_servers_way_to_say_that_the_context_is_full(String body) throws Exception {
        assertThat(played(connection -> connection.answer("400 Bad Request", "application/json", body))
                        .cause())
                .isEqualTo(Cause.CONTEXT_OVERFLOW);
    }

    @ParameterizedTest
    @CsvSource({"422 Unprocessable Entity", "500 Internal Server Error", "413 Content Too Large"})
    void a_full_context_is_one_whatever_the_status(String status) throws Exception {
        var body = "{\"error\":\"context shift is disabled\"}";

        assertThat(played(connection -> connection.answer(status, "application/json", body))
                        .cause())
                .isEqualTo(Cause.CONTEXT_OVERFLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"content_filter\",\"status\":400,\"message\":\"The prompt was filtered.\"}}",
                "{\"error\":{\"code\":\"content_policy_violation\",\"message\":\"Not allowed.\"}}",
                "{\"error\":{\"type\":\"data_inspection_failed\",\"message\":\"Input data may contain inappropriate content.\"}}",
            })
    void a_filter_that_refuses_the_request_is_named(String body) throws Exception {
        var end = played(connection -> connection.answer("400 Bad Request", "application/json", body));

        assertThat(end.cause()).isEqualTo(Cause.FILTERED);
        assertThat(end.detail())
                .isInstanceOfSatisfying(
                        CauseDetail.Technical.class,
                        detail -> assertThat(detail.text()).startsWith("HTTP 400: "));
        assertThat(streamed(body).cause()).isEqualTo(Cause.FILTERED);
    }

    @Test
    void too_many_tokens_asked_for_is_no_full_context() throws Exception {
        var body =
                "{\"error\":{\"message\":\"max_tokens=18017 cannot be greater than max_model_len=18016.\",\"param\":\"max_tokens\"}}";

        assertThat(played(connection -> connection.answer("400 Bad Request", "application/json", body))
                        .cause())
                .isEqualTo(Cause.BAD_REQUEST);
    }

    @Test
    void a_detail_quotes_neither_key_nor_conversation() throws Exception {
        var body =
                "{\"error\":{\"message\":\"Incorrect key sk-very-secret-key; input: 'How many Rs are in strawberry?'\"}}";
        var end = played(connection -> connection.answer("401 Unauthorized", "application/json", body));

        assertThat(end.detail()).isEqualTo(new CauseDetail.Technical("HTTP 401: Incorrect key […]; input: '[…]'"));
        assertThat(end.toString()).doesNotContain("sk-very", "strawberry");
    }

    private static Failed failed(CallEnd end) {
        assertThat(end).isInstanceOf(Failed.class);
        return (Failed) end;
    }

    private Failed streamed(String... events) throws Exception {
        return played(connection -> {
            connection.beginStream();
            connection.events(events);
        });
    }

    private Failed played(Script script) throws Exception {
        try (var server = FaultyServer.playing(script)) {
            return failed(make(server, reader));
        }
    }
}
