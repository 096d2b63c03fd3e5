package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.llm.reasoning.ChatTurn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Has a server count tokens, which vLLM and llama.cpp do at their root, each in its way. */
final class TokenCounts {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** What a chat template adds: about so much for each message, and once for the reply's beginning. */
    private static final int TEMPLATE_TOKENS_A_MESSAGE = 8;

    private final ModelHttp http;

    TokenCounts(ModelHttp http) {
        this.http = http;
    }

    /** The server's count within 2 s; empty whatever goes wrong. */
    OptionalInt count(ModelServer server, String model, List<ChatTurn> messages) {
        var byText = server.ref().flavor() == Flavor.LLAMA_CPP;
        try {
            var body = byText ? text(messages) : chat(model, messages);
            var request = ServerRequests.post(tokenizer(server.baseUrl()), server.connection(), body);
            var response = http.fetch(server.connection(), request, DEADLINE);
            if (response.status() != 200) {
                return OptionalInt.empty();
            }
            var answer = Json.parse(response.body());
            return byText ? ofText(answer, messages) : Json.count(answer.path("count"));
        } catch (IOException | TimeoutException | IllegalArgumentException noCount) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static URI tokenizer(URI baseUrl) {
        return URI.create(baseUrl.toString().replaceFirst("/v1/?$", "") + "/tokenize");
    }

    private static String chat(String model, List<ChatTurn> messages) throws JsonProcessingException {
        var body = Json.MAPPER.createObjectNode().put("model", model);
        var turns = body.putArray("messages");
        messages.forEach(turn -> turns.addObject()
                .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                .put("content", turn.text()));
        return Json.MAPPER.writeValueAsString(body);
    }

    private static String text(List<ChatTurn> messages) throws JsonProcessingException {
        var joined = messages.stream().map(ChatTurn::text).collect(Collectors.joining("\n"));
        return Json.MAPPER.writeValueAsString(Json.MAPPER.createObjectNode().put("content", joined));
    }

    private static OptionalInt ofText(JsonNode answer, List<ChatTurn> messages) {
        var tokens = answer.path("tokens");
        return tokens.isArray()
                ? OptionalInt.of(tokens.size() + TEMPLATE_TOKENS_A_MESSAGE * (messages.size() + 1))
                : OptionalInt.empty();
    }
}
