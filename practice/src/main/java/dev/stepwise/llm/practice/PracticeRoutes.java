package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwise.llm.serving.ChatRequestReader;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.HttpRequest;
import dev.stepwise.llm.serving.Routes;
import dev.stepwise.llm.serving.ServerError;
import java.io.IOException;
import java.util.Map;

/** What the practice server answers. */
final class PracticeRoutes {

    private PracticeRoutes() {}

    static Routes of(ChatEndpoint chat) {
        return new Routes(Map.of(
                "GET /health",
                (_, client) -> sent(client, ""),
                "GET /v1/models",
                (_, client) -> sent(client, models().toString()),
                "POST /tokenize",
                PracticeRoutes::tokenize,
                "POST /v1/chat/completions",
                chat::answer));
    }

    private static boolean sent(ClientConnection client, String json) throws IOException {
        client.send(200, json);
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

    private static boolean tokenize(HttpRequest request, ClientConnection client) throws IOException {
        var json = ChatRequestReader.parse(request.body());
        if (json.isEmpty()) {
            ServerError.badRequest("The body is not a JSON object.", "body").sendTo(client);
            return true;
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
        return true;
    }
}
