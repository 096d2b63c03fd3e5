package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.RequestPart;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.ReasoningEffort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wishes about a model's own thinking go out, and its thinking goes back, by the names that its server uses. */
class ThinkingOnTheWireTest {

    private static final OwnThinkingLimits LIMITED = new OwnThinkingLimits(Optional.empty(), OptionalInt.of(200));
    private static final List<ChatTurn> TALK = List.of(
            ChatTurn.user("How many?"),
            ChatTurn.assistant("Three.", "Three.", "I count."),
            ChatTurn.user("And?"),
            ChatTurn.assistant("Four.", "<think>I count again.</think>Four.", ""),
            ChatTurn.user("So?"));

    @Test
    void a_server_that_sends_details_of_the_reasoning_takes_an_object_of_that_name() throws Exception {
        try (var server = FaultyServer.playing(thinking("reasoning_details", "[{\"type\":\"reasoning.encrypted\"}]"))) {
            var calls = calls(server, Flavor.OTHER, false);

            make(calls, asking(Flavor.OTHER, LIMITED));
            make(calls, asking(Flavor.OTHER, LIMITED));
            make(calls, asking(Flavor.OTHER, OwnThinkingLimits.OFF));

            assertThat(body(server, 0).path("thinking_token_budget").asInt()).isEqualTo(200);
            assertThat(body(server, 1).path("reasoning")).isEqualTo(json("{\"max_tokens\": 200}"));
            assertThat(body(server, 1).has("thinking_token_budget")).isFalse();
            assertThat(body(server, 2).path("reasoning")).isEqualTo(json("{\"enabled\": false}"));
            assertThat(body(server, 2).has("chat_template_kwargs")).isFalse();
        }
    }

    @Test
    void that_object_holds_one_wish_and_no_effort_is_sent_beside_it() throws Exception {
        try (var server = FaultyServer.playing(thinking("reasoning_details", "[{\"text\":\"I count.\"}]"))) {
            var calls = calls(server, Flavor.OTHER, false);
            var both = new OwnThinkingLimits(Optional.of(ReasoningEffort.HIGH), OptionalInt.of(200));

            make(calls, asking(Flavor.OTHER, both));
            make(calls, asking(Flavor.OTHER, both));

            assertThat(body(server, 0).path("reasoning_effort").asText()).isEqualTo("high");
            assertThat(body(server, 1).has("reasoning_effort")).isFalse();
        }
    }

    @Test
    void a_model_that_has_to_think_refuses_not_to_and_is_left_to_think() throws Exception {
        Script refuses = connection -> connection.answer(
                "400 Bad Request",
                "application/json",
                "{\"error\":{\"message\":\"Reasoning is mandatory for this endpoint and cannot be disabled.\",\"code\":400}}");
        var thinks = thinking("reasoning_details", "[{\"text\":\"I count.\"}]");
        try (var server = FaultyServer.playing(thinks, refuses, thinks)) {
            var calls = calls(server, Flavor.OTHER, false);

            make(calls, asking(Flavor.OTHER, OwnThinkingLimits.NONE));
            var end = calls.make(asking(Flavor.OTHER, OwnThinkingLimits.OFF), Listener.toTheEnd(), new CallHandle());

            assertThat(end.figures().leftOut()).containsExactly(RequestPart.THINKING_OFF);
            assertThat(body(server, 2).has("reasoning")).isFalse();
        }
    }

    @Test
    void ollama_is_told_not_to_think_by_an_effort_of_none() throws Exception {
        try (var server = FaultyServer.playing(thinking("reasoning", "\"I count.\""))) {
            make(calls(server, Flavor.OLLAMA, false), asking(Flavor.OLLAMA, OwnThinkingLimits.OFF));

            assertThat(body(server, 0).path("reasoning_effort").asText()).isEqualTo("none");
            assertThat(body(server, 0).has("chat_template_kwargs")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning", "reasoning_content"})
    void what_the_model_thought_goes_back_under_the_name_that_its_server_sent_if_it_is_to(String name)
            throws Exception {
        try (var server = FaultyServer.playing(thinking(name, "\"I count.\""))) {
            var calls = calls(server, Flavor.OTHER, true);
            make(calls, asking(Flavor.OTHER, OwnThinkingLimits.NONE));

            make(calls, asking(Flavor.OTHER, OwnThinkingLimits.NONE));

            var messages = body(server, 1).path("messages");
            assertThat(messages.get(1).path("content").asText()).isEqualTo("Three.");
            assertThat(messages.get(1).path(name).asText()).isEqualTo("I count.");
            assertThat(messages.get(3).path("content").asText())
                    .as("what came between tags goes back so")
                    .isEqualTo("<think>I count again.</think>Four.");
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void it_does_not_go_back_otherwise(Flavor flavor) throws Exception {
        try (var server = FaultyServer.playing(thinking("reasoning", "\"I count.\""))) {
            var calls = calls(server, flavor, false);
            make(calls, asking(flavor, OwnThinkingLimits.NONE));

            make(calls, asking(flavor, OwnThinkingLimits.NONE));

            assertThat(server.requests().get(1).body()).doesNotContain("I count");
            assertThat(body(server, 1).path("messages").get(3).path("content").asText())
                    .isEqualTo("Four.");
        }
    }

    private static Script thinking(String name, String value) {
        return connection -> {
            connection.beginStream();
            connection.events(
                    Chunks.choice("{\"%s\":%s}".formatted(name, value), "null"),
                    Chunks.text("3"),
                    Chunks.finish("stop"),
                    Chunks.DONE);
        };
    }

    private static OpenAiCalls calls(FaultyServer server, Flavor flavor, boolean fedBack) {
        var traits = new ModelTraits(Optional.empty(), fedBack, OptionalInt.empty(), Optional.empty());
        var model = new OfferedModel("m", OptionalInt.empty(), traits);
        var known = new ModelServer(endpoint(flavor), server.baseUrl(), Optional.empty(), List.of(model));
        return new OpenAiCalls(new OneServer(known), new ModelHttp());
    }

    private static ChatCall asking(Flavor flavor, OwnThinkingLimits ownThinking) {
        var call = call();
        return new ChatCall(
                call.run(),
                endpoint(flavor),
                "m",
                TALK,
                call.sampling(),
                ownThinking,
                call.maxTokens(),
                call.format(),
                call.deadlines());
    }

    private static EndpointRef endpoint(Flavor flavor) {
        return new EndpointRef(TestCalls.ENDPOINT.id(), "test", flavor);
    }

    private static void make(OpenAiCalls calls, ChatCall call) throws InterruptedException {
        var _ = calls.make(call, Listener.toTheEnd(), new CallHandle());
    }

    private static JsonNode body(FaultyServer server, int request) throws Exception {
        return json(server.requests().get(request).body());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
