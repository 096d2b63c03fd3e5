package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.reasoning.ChatTurn;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How large a prompt is and may be, as the server says. */
class TokenCountsTest {

    private static final List<ChatTurn> MESSAGES = List.of(ChatTurn.system("S"), ChatTurn.user("Q"));

    @Test
    void vllm_counts_the_messages_at_its_root() {
        try (var server = answering("200 OK", "{\"count\":57,\"max_model_len\":18016,\"tokens\":[1]}")) {
            assertThat(count(server, Flavor.VLLM)).hasValue(57);
            assertThat(server.request().line()).isEqualTo("POST /tokenize HTTP/1.1");
            assertThat(server.request().body())
                    .isEqualTo(
                            "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"Q\"}]}");
        }
    }

    @Test
    void llama_cpp_counts_the_texts_and_the_template_is_allowed_for() {
        try (var server = answering("200 OK", "{\"tokens\":[1,2,3]}")) {
            assertThat(count(server, Flavor.LLAMA_CPP)).hasValue(3 + 3 * 8);
            assertThat(server.request().body()).isEqualTo("{\"content\":\"S\\nQ\"}");
        }
    }

    @Test
    void a_server_that_cannot_count_gives_no_number() {
        try (var server = answering("404 Not Found", "{\"detail\":\"Not Found\"}")) {
            assertThat(count(server, Flavor.OTHER)).isEmpty();
        }
        try (var server = answering("200 OK", "<html>")) {
            assertThat(count(server, Flavor.VLLM)).isEmpty();
            assertThat(count(server, Flavor.LLAMA_CPP)).isEmpty();
        }
        try (var server = FaultyServer.playing(connection -> connection.reset())) {
            assertThat(count(server, Flavor.VLLM)).isEmpty();
        }
    }

    @Test
    void the_context_is_what_the_server_listed() {
        try (var server = FaultyServer.playing(connection -> {})) {
            var calls = TestCalls.calls(server);

            assertThat(calls.contextTokens(TestCalls.ENDPOINT, "m")).hasValue(18016);
            assertThat(calls.contextTokens(TestCalls.ENDPOINT, "n")).isEmpty();
            assertThat(calls.contextTokens(TestCalls.ENDPOINT, "unknown")).isEmpty();
        }
    }

    private static FaultyServer answering(String status, String body) {
        return FaultyServer.playing(connection -> connection.answer(status, "application/json", body));
    }

    private static OptionalInt count(FaultyServer server, Flavor flavor) {
        var endpoint = new EndpointRef(TestCalls.ENDPOINT.id(), "test", flavor);
        return TestCalls.calls(server.baseUrl(), endpoint).countTokens(endpoint, "m", MESSAGES);
    }
}
