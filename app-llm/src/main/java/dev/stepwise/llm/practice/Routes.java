package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Set;

/** Finds what answers a request. */
final class Routes {

    private static final Set<String> PATHS = Set.of("/health", "/v1/models", "/tokenize", "/v1/chat/completions");

    private final ChatEndpoint chat;

    Routes(ChatEndpoint chat) {
        this.chat = chat;
    }

    /** Whether the connection is of further use. */
    boolean answer(HttpRequest request, ClientConnection client) throws IOException {
        switch (request.method() + " " + request.path()) {
            case "GET /health" -> client.send(200, "");
            case "GET /v1/models" -> client.send(200, models());
            case "POST /tokenize" -> tokenize(request, client);
            case "POST /v1/chat/completions" -> {
                return chat.answer(request, client);
            }
            default -> {
                var known = PATHS.contains(request.path());
                client.send(known ? 405 : 404, detail(known ? "Method Not Allowed" : "Not Found"));
            }
        }
        return true;
    }

    private static JsonNode models() {
        var json = JsonNodeFactory.instance.objectNode().put("object", "list");
        json.putArray("data")
                .addObject()
                .put("id", PracticeModel.NAME)
                .put("object", "model")
                .put("owned_by", PracticeModel.OWNER)
                .put("max_model_len", PracticeModel.CONTEXT_TOKENS);
        return json;
    }

    private static void tokenize(HttpRequest request, ClientConnection client) throws IOException {
        var json = ChatRequestReader.parse(request.body());
        if (json.isEmpty()) {
            var error = ServerError.badRequest("The body is not a JSON object.", "body");
            client.send(error.status(), error.json());
            return;
        }
        var tokens = json.get().has("messages")
                ? PracticeTokens.prompt(ChatRequestReader.messages(json.get()))
                : PracticeTokens.split(json.get().path("prompt").asText());
        client.send(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("count", tokens.size())
                        .put("max_model_len", PracticeModel.CONTEXT_TOKENS));
    }

    private static JsonNode detail(String text) {
        return JsonNodeFactory.instance.objectNode().put("detail", text);
    }
}
