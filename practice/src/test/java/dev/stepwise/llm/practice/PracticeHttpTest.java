package dev.stepwise.llm.practice;

import static dev.stepwise.llm.practice.PracticeClient.request;
import static dev.stepwise.llm.practice.PracticeClient.stepRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwise.llm.serving.Pace;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PracticeHttpTest {

    private static final String QUESTION = "user:How many Rs are in “strawberry”?";

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private PracticeHttp server;
    private PracticeClient client;

    @BeforeEach
    void startFast() throws IOException {
        restart(Pace.FASTEST, false);
    }

    private void restart(Pace pace, boolean runOn) throws IOException {
        restart(pace, runOn, new TrafficLog(log::add, InstantSource.system()));
    }

    private void restart(Pace pace, boolean runOn, TrafficLog traffic) throws IOException {
        if (server != null) {
            server.close();
        }
        server = PracticeHttp.start(0, pace, runOn, traffic);
        client = new PracticeClient(server.baseUrl());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void it_lists_one_model_that_nobody_takes_for_a_model() {
        var models = PracticeClient.parse(client.get("/v1/models").body()).path("data");

        assertThat(models).hasSize(1);
        assertThat(models.path(0).path("id").asText()).isEqualTo("practice (scripted, no model)");
        assertThat(models.path(0).path("owned_by").asText()).isEqualTo("stepwise-practice");
        assertThat(models.path(0).path("max_model_len").asInt()).isEqualTo(18_016);
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_stream_opens_with_the_role_sends_an_event_a_token_and_closes_with_reason_usage_and_done() {
        var stream = client.stream(stepRequest("system:S", QUESTION));

        var events = stream.events();
        assertThat(events.getFirst().at("/choices/0/delta").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(events.get(events.size() - 2).at("/choices/0/delta/content").asText())
                .isEmpty();
        assertThat(events.get(events.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
        assertThat(events.getLast().path("choices")).isEmpty();
        assertThat(stream.lastLine()).isEqualTo("[DONE]");
        // All events but the opening one and the usage are tokens, the end among them.
        assertThat(stream.usage().path("completion_tokens").asInt()).isEqualTo(events.size() - 2);
    }

    @Test
    void usage_comes_only_when_it_is_asked_for() {
        var request = request(QUESTION);
        request.remove("stream_options");

        assertThat(client.stream(request).events()).noneMatch(event -> event.has("usage"));
    }

    @Test
    void a_plain_reply_says_the_same_as_a_streamed_one() {
        var streamed = client.stream(stepRequest("system:S", QUESTION));
        var plain = plain(stepRequest("system:S", QUESTION).put("stream", false));

        assertThat(plain.at("/choices/0/message/content").asText()).isEqualTo(streamed.text());
        assertThat(plain.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(plain.at("/usage/completion_tokens"))
                .isEqualTo(streamed.usage().path("completion_tokens"));
    }

    @Test
    void the_token_limit_cuts_the_reply_and_says_so_with_the_last_text() {
        var whole = client.stream(stepRequest("system:S", QUESTION)).text();

        var cut = client.stream(stepRequest("system:S", QUESTION).put("max_tokens", 20));

        assertThat(whole).startsWith(cut.text());
        assertThat(cut.finishReason()).isEqualTo("length");
        assertThat(cut.usage().path("completion_tokens").asInt()).isEqualTo(20);
        var last = cut.events().get(cut.events().size() - 2);
        assertThat(last.at("/choices/0/delta/content").asText()).isNotEmpty();
        assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }

    @Test
    void usage_counts_the_prompt_as_tokenize_does() {
        var request = stepRequest("system:S", "user:鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？");

        var usage = client.stream(request).usage();
        var counted = PracticeClient.parse(client.post("/tokenize", request).body());

        assertThat(usage.path("prompt_tokens")).isEqualTo(counted.path("count"));
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isZero();
        assertThat(client.stream(request)
                        .usage()
                        .at("/prompt_tokens_details/cached_tokens")
                        .asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt() - 1);
    }

    @Test
    void the_log_notes_when_each_token_was_sent_if_it_is_told_to() throws Exception {
        restart(
                new Pace(1_000, Duration.ofMillis(50)),
                false,
                new TrafficLog(log::add, InstantSource.system()).withTimes());
        var reply = client.stream(request(QUESTION));

        var end = logged("end");
        var after = end.path("sent_after_us");
        var units = end.path("sent_units");
        assertThat(after).hasSize(end.path("sent_tokens").asInt()).hasSameSizeAs(units);
        assertThat(after.path(0).asInt()).isGreaterThanOrEqualTo(50_000);
        for (int token = 1; token < after.size(); token++) {
            assertThat(after.path(token).asInt()).isGreaterThanOrEqualTo(50_000 + token * 1_000);
        }
        assertThat(units.path(0).asInt()).isPositive();
        assertThat(units.path(units.size() - 1).asInt()).isEqualTo(reply.text().length());
    }

    @Test
    void a_third_step_runs_on_in_white_space_to_the_limit_if_it_is_told_to() throws IOException {
        restart(Pace.FASTEST, true);
        var third = new String[] {"system:S", QUESTION, "assistant:1", "user:Go on.", "assistant:2", "user:Go on."};

        var reply = client.stream(stepRequest(third).put("max_tokens", 500));

        assertThat(reply.usage().path("completion_tokens").asInt()).isEqualTo(500);
        assertThat(reply.finishReason()).isEqualTo("length");
        assertThat(reply.text().strip()).endsWith("}");
        assertThat(reply.text()).endsWith(" ".repeat(800));
        assertThat(client.stream(stepRequest("system:S", QUESTION)).text()).endsWith("}");
        assertThat(client.stream(request(QUESTION)).text()).endsWith(".");
    }

    @Test
    void a_client_that_leaves_in_mid_reply_ends_the_writing() throws Exception {
        restart(new Pace(500, Duration.ZERO), true);
        var third = new String[] {"system:S", QUESTION, "assistant:1", "user:Go on.", "assistant:2", "user:Go on."};

        try (var socket = send(stepRequest(third).put("max_tokens", 17_000))) {
            assertThat(socket.getInputStream().readNBytes(2_000)).hasSize(2_000);
        }

        assertThat(logged("request").path("stream").asBoolean()).isTrue();
        var end = logged("end");
        assertThat(end.path("disconnected").asBoolean()).isTrue();
        assertThat(end.path("sent_tokens").asInt()).isBetween(1, 16_999);
    }

    @Test
    void a_client_that_leaves_before_the_first_token_ends_the_waiting() throws Exception {
        restart(new Pace(1, Duration.ofHours(1)), false);

        try (var socket = send(stepRequest("system:S", QUESTION))) {
            logged("request");
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("data:");
        }

        var end = logged("end");
        assertThat(end.path("disconnected").asBoolean()).isTrue();
        assertThat(end.path("sent_tokens").asInt()).isZero();
    }

    @Test
    void what_was_sent_after_the_closing_brace_is_logged() throws Exception {
        restart(Pace.FASTEST, true);
        var third = new String[] {"system:S", QUESTION, "assistant:1", "user:Go on.", "assistant:2", "user:Go on."};

        var reply = client.stream(stepRequest(third).put("max_tokens", 500));

        var text = PracticeTokens.split(reply.text().strip()).size();
        var end = logged("end");
        assertThat(end.path("sent_tokens").asInt()).isEqualTo(500);
        assertThat(end.path("sent_after_brace").asInt()).isEqualTo(500 - text);
        assertThat(end.path("disconnected").asBoolean()).isFalse();
    }

    @Test
    void by_its_hash_what_was_sent_can_be_told_from_any_other_text() throws Exception {
        var reply = client.stream(stepRequest("system:S", QUESTION));

        var sha256 = MessageDigest.getInstance("SHA-256").digest(reply.text().getBytes(StandardCharsets.UTF_8));
        assertThat(logged("end").path("sent_sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(sha256));
    }

    @Test
    void what_a_request_wanted_is_logged() throws Exception {
        client.stream(stepRequest("system:S", QUESTION));
        assertThat(logged("end").path("turn").asText()).isEqualTo("step 1");

        client.stream(PracticeClient.request(QUESTION));
        assertThat(logged("end").path("turn").asText()).isEqualTo("direct");
    }

    @Test
    void the_log_holds_no_text_of_the_conversation() throws Exception {
        client.stream(stepRequest("system:S", QUESTION));

        assertThat(List.of(nextLine(), nextLine())).noneMatch(line -> line.contains("strawberry"));
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "max_tokens, 0, 400, max_tokens",
        "max_tokens, 18017, 400, max_tokens",
        "temperature, 3, 400, temperature",
        "model, 5, 404, model"
    })
    void what_vllm_refuses_is_refused_with_the_field_that_is_to_blame(
            String field, int value, int status, String param) {
        var response = client.post("/v1/chat/completions", request(QUESTION).put(field, value));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(PracticeClient.parse(response.body()).at("/error/param").asText())
                .isEqualTo(param);
    }

    @Test
    void a_prompt_longer_than_the_context_is_refused_as_vllm_does() {
        var response = client.post("/v1/chat/completions", request("user:" + "a b c ".repeat(7_000)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("maximum context length is 18016 tokens")
                .contains("input_tokens");
    }

    @Test
    void other_paths_bodies_that_are_no_json_and_other_protocols_are_refused() throws IOException {
        assertThat(client.get("/v1/other").statusCode()).isEqualTo(404);
        assertThat(client.get("/v1/chat/completions").statusCode()).isEqualTo(405);
        assertThat(client.post("/v1/chat/completions", PracticeClient.JSON.createArrayNode())
                        .statusCode())
                .isEqualTo(400);
        try (var socket = new Socket("127.0.0.1", server.baseUrl().getPort())) {
            socket.getOutputStream().write("HELLO\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_body_in_chunks_and_a_header_in_any_case_are_read() throws IOException {
        var body = request(QUESTION).put("stream", false).toString();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("127.0.0.1", server.baseUrl().getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /v1/chat/completions HTTP/1.1\r\nHOST: localhost\r\nCONTENT-TYPE: application/json\r\n"
                            + "TRANSFER-ENCODING: chunked\r\nconnection: close\r\n\r\n"
                            + Integer.toHexString(bytes.length) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("there are 3 Rs");
        }
    }

    @Test
    void pieces_joined_are_the_text_again_whatever_it_holds() {
        var text = "a  b\t\n\u0001 鸡兔, 12345 “\uD83D\uDE00” e\u0301 supercalifragilistic \uD83D";

        assertThat(PracticeTokens.split(text).stream().collect(Collectors.joining()))
                .isEqualTo(text);
    }

    private JsonNode plain(ObjectNode request) {
        return PracticeClient.parse(client.post("/v1/chat/completions", request).body());
    }

    private Socket send(ObjectNode request) throws IOException {
        var body = request.toString().getBytes(StandardCharsets.UTF_8);
        var head =
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n";
        var socket = new Socket("127.0.0.1", server.baseUrl().getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        return socket;
    }

    private JsonNode logged(String event) throws InterruptedException {
        while (true) {
            var json = PracticeClient.parse(nextLine());
            if (json.path("event").asText().equals(event)) {
                return json;
            }
        }
    }

    /** The end of a reply is written down after the client has it. */
    private String nextLine() throws InterruptedException {
        var line = log.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("a line in the log").isNotNull();
        return line;
    }
}
