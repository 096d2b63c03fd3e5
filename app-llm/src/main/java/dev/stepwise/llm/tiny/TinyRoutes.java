package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwise.llm.serving.ChatRequestReader;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.HttpRequest;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.serving.Routes;
import dev.stepwise.llm.serving.ServerError;
import java.io.IOException;
import java.util.Map;

/** What the tiny model's server answers. */
final class TinyRoutes {

    private final Engine engine;

    private TinyRoutes(Engine engine) {
        this.engine = engine;
    }

    static Routes of(Engine engine, Pace pace) {
        var routes = new TinyRoutes(engine);
        return new Routes(Map.of(
                "GET /health",
                routes::health,
                "GET /v1/models",
                (_, client) -> sent(client, models()),
                "POST /tokenize",
                routes::tokenize,
                "POST /v1/chat/completions",
                new TinyChat(engine, pace)));
    }

    private static boolean sent(ClientConnection client, JsonNode json) throws IOException {
        client.send(200, json);
        return true;
    }

    private boolean health(HttpRequest request, ClientConnection client) throws IOException {
        client.send(engine.isStuck() ? 503 : 200, "");
        return true;
    }

    private static JsonNode models() {
        var json = JsonNodeFactory.instance.objectNode().put("object", "list");
        var model = json.putArray("data").addObject();
        model.put("id", TinyModel.NAME)
                .put("object", "model")
                .put("owned_by", TinyModel.OWNER)
                .putObject("meta")
                .put("n_ctx", TinyModel.CONTEXT_TOKENS);
        return json;
    }

    /** Counts what it is asked to as vLLM and as llama.cpp does: the messages of a chat, or a text. */
    private boolean tokenize(HttpRequest request, ClientConnection client) throws IOException {
        var asked = ChatRequestReader.parse(request.body());
        if (asked.isEmpty()) {
            ServerError.badRequest("The body is not a JSON object.", "body").sendTo(client);
            return true;
        }
        var json = asked.get();
        var tokens = engine.tokens(
                json.has("messages")
                        ? ChatTemplate.prompt(ChatRequestReader.messages(json))
                        : json.path(json.has("content") ? "content" : "prompt").asText());
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("count", tokens.length)
                .put("max_model_len", TinyModel.CONTEXT_TOKENS);
        var ids = answer.putArray("tokens");
        for (int token : tokens) {
            ids.add(token);
        }
        return sent(client, answer);
    }
}
