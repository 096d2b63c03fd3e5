package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.endpoint.AllowedAddresses;
import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.endpoint.NoServer.Reason;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.KeyRefused;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpModelServerProbeTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final HttpModelServerProbe probe = new HttpModelServerProbe(new ModelHttp());

    @Test
    void vllm_is_found_with_its_context() throws Exception {
        assertThat(
                        answered(
                                "{\"object\":\"list\",\"data\":[{\"id\":\"llama\",\"object\":\"model\",\"owned_by\":\"vllm\",\"max_model_len\":18016}]}"))
                .isEqualTo(found(Flavor.VLLM, new OfferedModel("llama", OptionalInt.of(18016))));
    }

    @Test
    void llama_cpp_is_found_with_the_context_it_runs_with_not_the_one_it_was_trained_with() throws Exception {
        assertThat(
                        answered(
                                "{\"models\":[],\"data\":[{\"id\":\"llama\",\"owned_by\":\"llamacpp\",\"meta\":{\"n_ctx_train\":131072,\"n_ctx\":4096}}]}"))
                .isEqualTo(found(Flavor.LLAMA_CPP, new OfferedModel("llama", OptionalInt.of(4096))));
        assertThat(answered("{\"data\":[{\"id\":\"llama\",\"meta\":{\"n_ctx_train\":131072}}]}"))
                .isEqualTo(found(Flavor.LLAMA_CPP, new OfferedModel("llama", OptionalInt.empty())));
    }

    @ParameterizedTest
    @CsvSource({"library, OLLAMA", "sglang, SGLANG", "stepwise-practice, PRACTICE", "somebody, OTHER"})
    void other_servers_are_known_by_whom_they_name_as_owner(String owner, Flavor flavor) throws Exception {
        assertThat(answered("{\"data\":[{\"id\":\"m\",\"owned_by\":\"" + owner + "\"}]}"))
                .isEqualTo(found(flavor, new OfferedModel("m", OptionalInt.empty())));
    }

    @Test
    void a_byte_order_mark_before_the_list_is_none_of_it() throws Exception {
        assertThat(answered("\ufeff{\"data\":[{\"id\":\"m\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("m", OptionalInt.empty())));
    }

    @Test
    void models_that_cannot_chat_are_passed_over() throws Exception {
        assertThat(
                        answered(
                                "{\"data\":[{\"id\":\"nomic-Embed-text\"},{\"id\":\"bge-reranker\"},{\"id\":\"Whisper-large\"},{\"id\":\"llama\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("llama", OptionalInt.empty())));
        assertThat(answered("{\"data\":[{\"id\":\"nomic-embed-text\"}]}"))
                .isEqualTo(new NotFound(Reason.NO_CHAT_MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\n", "\\u0000", "\\u001b[2J", "\\u202e", "\\u2066", "\\u2028", "\\u200b", "\\u0085", "\\ud800"
            })
    void models_whose_names_hold_what_cannot_be_seen_are_passed_over(String hidden) throws Exception {
        assertThat(answered(
                        "{\"data\":[{\"id\":\"forged" + hidden + "Stepwise is at http://evil\"},{\"id\":\"llama\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("llama", OptionalInt.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bge-m3",
                "all-MiniLM-L6-v2",
                "intfloat/e5-mistral",
                "multilingual-e5-large",
                "mxbai-embed-large",
                "jina-reranker-v2",
                "gte-large"
            })
    void models_that_embed_or_sort_are_passed_over(String name) throws Exception {
        assertThat(answered("{\"data\":[{\"id\":\"" + name + "\"},{\"id\":\"llama-e52b\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("llama-e52b", OptionalInt.empty())));
    }

    @Test
    void one_odd_entry_spoils_no_list() throws Exception {
        assertThat(answered("{\"data\":[{\"name\":\"odd\"},null,7,{\"id\":\"llama\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("llama", OptionalInt.empty())));
    }

    @Test
    void a_list_of_ten_megabytes_is_read_and_one_without_an_end_is_not() throws Exception {
        var filler = "{\"id\":\"embed-" + "x".repeat(1000) + "\"},";
        assertThat(answered("{\"data\":[" + filler.repeat(10_000) + "{\"id\":\"llama\"}]}"))
                .isEqualTo(found(Flavor.OTHER, new OfferedModel("llama", OptionalInt.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.216.34/v1", "http://169.254.169.254/v1", "http://0.0.0.0:9/v1"})
    void addresses_outside_of_the_allowed_networks_are_not_connected_to(String url) {
        var bounded = new HttpModelServerProbe(new ModelHttp(AllowedAddresses.privateAnd("")));

        assertThat(bounded.probe(URI.create(url), Connection.PLAIN, Duration.ofSeconds(10)))
                .isEqualTo(new NotFound(new NoServer.Network(NetworkFault.NOT_ALLOWED)));
    }

    @Test
    void the_machine_itself_is_allowed_and_so_is_what_is_named() throws Exception {
        try (var server = FaultyServer.playing(
                connection -> connection.answer("200 OK", "application/json", "{\"data\":[{\"id\":\"m\"}]}"))) {
            var bounded = new HttpModelServerProbe(new ModelHttp(AllowedAddresses.privateAnd("")));
            assertThat(bounded.probe(server.baseUrl(), Connection.PLAIN, Duration.ofSeconds(10)))
                    .isInstanceOf(ProbeResult.Found.class);
        }
        var named = AllowedAddresses.privateAnd("models.example, 203.0.113.0/24");
        assertThat(named.allows("models.example", InetAddress.ofLiteral("93.184.216.34")))
                .isTrue();
        assertThat(named.allows("other.example", InetAddress.ofLiteral("203.0.113.7")))
                .isTrue();
        assertThat(named.allows("other.example", InetAddress.ofLiteral("203.0.114.7")))
                .isFalse();
        assertThat(named.allows("other.example", InetAddress.ofLiteral("fd00::1")))
                .isTrue();
        assertThatThrownBy(() -> AllowedAddresses.privateAnd("10.0.0.0/99"))
                .hasMessageContaining("stepwise.model.allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "{}",
                "[]",
                "",
                "{\"data\":{\"id\":\"m\"}}",
                "{\"data\":[\"m\"]}",
                "{\"data\":[{\"name\":\"m\"}]}"
            })
    void only_a_list_of_ids_counts(String body) throws Exception {
        assertThat(answered(body)).isEqualTo(new NotFound(Reason.NO_MODEL_LIST));
    }

    @Test
    void an_empty_list_offers_nothing() throws Exception {
        assertThat(answered("{\"data\":[]}")).isEqualTo(new NotFound(Reason.NO_CHAT_MODEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "403 Forbidden"})
    void a_refused_key_is_reported(String status) throws Exception {
        assertThat(asked(connection -> connection.answer(status, "application/json", "{}")))
                .isEqualTo(new KeyRefused());
    }

    @Test
    void the_key_is_sent_and_no_upgrade_is_offered() throws Exception {
        try (var server = FaultyServer.playing(connection -> connection.answer("200 OK", "application/json", "{}"))) {
            probe.probe(server.baseUrl(), Connection.with(Optional.of(new ApiKey("sk-1"))), Duration.ofSeconds(10));

            assertThat(server.request().line()).isEqualTo("GET /v1/models HTTP/1.1");
            assertThat(server.request().header("Authorization")).contains("Bearer sk-1");
            assertThat(server.request().header("Upgrade")).isEmpty();
        }
    }

    @Test
    void a_redirect_is_never_followed() throws Exception {
        try (var elsewhere = FaultyServer.playing(connection -> connection.readRequest())) {
            assertThat(asked(connection -> connection.answer(
                            "302 Found", "text/plain", "", "Location: " + elsewhere.baseUrl() + "/models")))
                    .isEqualTo(new NotFound(Reason.REDIRECTS));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void another_status_is_named() throws Exception {
        assertThat(asked(connection -> connection.answer("404 Not Found", "text/plain", "")))
                .isEqualTo(new NotFound(new NoServer.Status(404)));
    }

    @Test
    void nothing_there() {
        URI gone;
        try (var server = FaultyServer.playing(connection -> {})) {
            gone = server.baseUrl();
        }

        assertThat(probe.probe(gone, Connection.PLAIN, Duration.ofSeconds(10))).isInstanceOf(NotFound.class);
    }

    @Test
    void the_deadline_holds_against_silence() throws Exception {
        assertDeadlineHolds(connection -> {
            connection.readRequest();
            connection.awaitDisconnect();
        });
    }

    @Test
    void the_deadline_holds_against_a_body_byte_by_byte() throws Exception {
        assertDeadlineHolds(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            connection.drip("{");
        });
    }

    @Test
    void an_endless_answer_is_bounded() throws Exception {
        assertThat(asked(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                    var piece = " ".repeat(1 << 16);
                    while (true) {
                        connection.write(piece);
                    }
                }))
                .isInstanceOf(NotFound.class);
    }

    private void assertDeadlineHolds(Script script) throws Exception {
        var disconnected = new CountDownLatch(1);
        try (var server = FaultyServer.playing(connection -> {
            try {
                script.play(connection);
            } finally {
                disconnected.countDown();
            }
        })) {
            assertThat(probe.probe(server.baseUrl(), Connection.PLAIN, SHORT)).isEqualTo(new NotFound(Reason.TOO_LATE));
            assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Found found(Flavor flavor, OfferedModel model) {
        return new Found(flavor, List.of(model));
    }

    private ProbeResult answered(String body) throws Exception {
        return asked(connection -> connection.answer("200 OK", "application/json", body));
    }

    private ProbeResult asked(Script script) {
        try (var server = FaultyServer.playing(script)) {
            return probe.probe(server.baseUrl(), Connection.PLAIN, Duration.ofSeconds(10));
        }
    }
}
