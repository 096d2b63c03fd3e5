package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.CheckPoint.Kind;
import dev.stepwise.endpoint.CheckPoint.Verdict;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServerTrial.Access;
import dev.stepwise.endpoint.ModelServerTrial.Outcome;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.run.RequestPart;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found out about a server by one small call. */
class HttpModelServerTrialTest {

    private static final String USAGE =
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":0}}}";

    private final LearntForms learnt = new LearntForms();
    private URI address = URI.create("http://unknown");

    @Test
    void a_server_that_takes_and_sends_everything_passes_in_every_point() {
        var outcome = tried(Flavor.VLLM, OptionalInt.of(8192), connection -> {
            if (connection.readRequest().line().contains("/tokenize")) {
                connection.answer("200 OK", "application/json", "{\"count\":30}");
            } else {
                connection.beginStream();
                connection.events(Chunks.text("{\"title\":\"Two\"}"), Chunks.finish("stop"), USAGE, Chunks.DONE);
            }
        });

        assertThat(outcome.access()).isEqualTo(Access.GRANTED);
        assertThat(verdicts(outcome))
                .isEqualTo(
                        "CHAT WORKS, SCHEMA WORKS, PARAMETERS WORKS, USAGE WORKS, CACHE WORKS, CONTEXT WORKS, TOKENIZE WORKS");
        assertThat(outcome.points()).contains(new CheckPoint(Kind.CONTEXT, Verdict.WORKS, "8192"));
    }

    @Test
    void what_a_server_refuses_or_does_not_send_is_said_and_is_no_failure() {
        var outcome = tried(Flavor.OTHER, OptionalInt.empty(), connection -> {
            if (connection.readRequest().line().contains("/tokenize")) {
                connection.answer("404 Not Found", "application/json", "{}");
            } else if (connection.readRequest().body().contains("json_schema")) {
                connection.answer(
                        "400 Bad Request",
                        "application/json",
                        "{\"error\":{\"message\":\"response_format of type json_schema is not supported\"}}");
            } else {
                connection.beginStream();
                connection.events(Chunks.text("two"), Chunks.finish("stop"), Chunks.DONE);
            }
        });

        assertThat(verdicts(outcome))
                .isEqualTo(
                        "CHAT WORKS, SCHEMA MISSING, JSON_MODE WORKS, PARAMETERS WORKS, USAGE MISSING, CACHE MISSING, CONTEXT MISSING, TOKENIZE MISSING");
    }

    @Test
    void settings_that_a_server_refuses_are_named_and_left_out_by_runs_too() {
        var outcome = tried(Flavor.OTHER, OptionalInt.of(8192), connection -> {
            var body = connection.readRequest().body();
            var refused = Stream.of("response_format", "top_k", "min_p", "enable_thinking")
                    .filter(body::contains)
                    .findFirst();
            if (refused.isPresent()) {
                connection.answer(
                        "400 Bad Request",
                        "application/json",
                        "{\"error\":{\"message\":\"Unrecognized request argument supplied: %s\"}}"
                                .formatted(refused.get()));
            } else {
                connection.beginStream();
                connection.events(Chunks.text("two"), Chunks.finish("stop"), USAGE, Chunks.DONE);
            }
        });

        assertThat(verdicts(outcome)).startsWith("CHAT WORKS, SCHEMA MISSING, JSON_MODE MISSING, PARAMETERS MISSING");
        assertThat(outcome.points())
                .contains(new CheckPoint(Kind.PARAMETERS, Verdict.MISSING, "top_k, min_p, thinking_off"));
        assertThat(learnt.refusals().of(address, "m"))
                .contains(RequestPart.SCHEMA, RequestPart.JSON_MODE, RequestPart.TOP_K, RequestPart.MIN_P);
    }

    @Test
    void a_server_that_fails_with_settings_in_words_that_name_none_passes_without_them() {
        var outcome = tried(Flavor.OTHER, OptionalInt.of(8192), connection -> {
            if (connection.readRequest().body().contains("top_k")) {
                connection.answer("500 Internal Server Error", "application/json", "{}");
            } else {
                connection.beginStream();
                connection.events(Chunks.text("two"), Chunks.finish("stop"), USAGE, Chunks.DONE);
            }
        });

        assertThat(verdicts(outcome)).startsWith("CHAT WORKS, SCHEMA WORKS, USAGE WORKS");
    }

    @Test
    void a_key_that_is_refused_only_where_one_chats_is_a_refused_key() {
        var outcome = tried(
                Flavor.LLAMA_CPP,
                OptionalInt.empty(),
                connection ->
                        connection.answer("401 Unauthorized", "application/json", "{\"error\":\"Unauthorized\"}"));

        assertThat(outcome.access()).isEqualTo(Access.KEY_REFUSED);
    }

    @Test
    void a_model_that_is_not_there_is_said_so_and_another_failure_is_a_point() {
        assertThat(tried(
                                Flavor.VLLM,
                                OptionalInt.empty(),
                                connection -> connection.answer("404 Not Found", "application/json", "{}"))
                        .access())
                .isEqualTo(Access.NO_SUCH_MODEL);

        var failed = tried(
                Flavor.VLLM,
                OptionalInt.empty(),
                connection -> connection.answer(
                        "500 Internal Server Error",
                        "application/json",
                        "{\"error\":{\"message\":\"out of memory\"}}"));
        assertThat(failed.access()).isEqualTo(Access.GRANTED);
        assertThat(failed.points())
                .singleElement()
                .satisfies(point -> assertThat(point.verdict()).isEqualTo(Verdict.FAILS))
                .satisfies(point -> assertThat(point.detail()).contains("out of memory"));
    }

    @Test
    void ollama_is_asked_for_its_context_and_its_silent_cut_is_said() {
        var outcome = tried(Flavor.OLLAMA, OptionalInt.empty(), connection -> {
            var line = connection.readRequest().line();
            if (line.contains("/api/ps")) {
                connection.answer(
                        "200 OK", "application/json", "{\"models\":[{\"name\":\"m\",\"context_length\":4096}]}");
            } else if (line.contains("/chat/completions")) {
                connection.beginStream();
                connection.events(Chunks.text("two"), Chunks.finish("stop"), USAGE, Chunks.DONE);
            } else {
                connection.answer("404 Not Found", "application/json", "{}");
            }
        });

        assertThat(outcome.contextTokens()).hasValue(4096);
        assertThat(outcome.points())
                .contains(
                        new CheckPoint(Kind.CONTEXT, Verdict.WORKS, "4096"),
                        new CheckPoint(Kind.SILENT_CUT, Verdict.MISSING, "4096"));
    }

    private static String verdicts(Outcome outcome) {
        return outcome.points().stream()
                .map(point -> point.kind() + " " + point.verdict())
                .collect(Collectors.joining(", "));
    }

    private Outcome tried(Flavor flavor, OptionalInt context, Script script) {
        try (var server = FaultyServer.playing(script)) {
            address = server.baseUrl();
            var model = new OfferedModel("m", context);
            var ref = new EndpointRef(new EndpointId(new UUID(0, 1)), "tried", flavor);
            return new HttpModelServerTrial(new ModelHttp(), learnt)
                    .run(
                            new ModelServer(ref, server.baseUrl(), Optional.of(new ApiKey("sk-1")), List.of(model)),
                            model,
                            Duration.ofSeconds(30));
        }
    }
}
