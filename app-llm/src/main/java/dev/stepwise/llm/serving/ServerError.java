package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused, in the shape that vLLM gives it.
 *
 * @param param the field that is to blame
 * @param figures further members of the error
 */
public record ServerError(
        int status, String message, String type, @Nullable String param, Map<String, Integer> figures) {

    public ServerError {
        figures = Map.copyOf(figures);
    }

    /** The request cannot be answered as it is. */
    public static ServerError badRequest(String message, @Nullable String param) {
        return new ServerError(400, message, "BadRequestError", param, Map.of());
    }

    static ServerError forbidden(String message) {
        return new ServerError(403, message, "PermissionDeniedError", null, Map.of());
    }

    static ServerError notJson() {
        return new ServerError(
                415, "Send the request with Content-Type: application/json.", "UnsupportedMediaType", null, Map.of());
    }

    static ServerError unknownModel(String model) {
        return new ServerError(404, "The model `" + model + "` does not exist.", "NotFoundError", "model", Map.of());
    }

    /** The prompt leaves no room for a reply, as vLLM says it. */
    public static ServerError promptTooLong(int tokens, int contextTokens) {
        return badRequest(
                ("This model's maximum context length is %d tokens. However, your prompt contains %d input tokens,"
                                + " which leaves no room for a reply. (parameter=input_tokens, value=%d)")
                        .formatted(contextTokens, tokens, tokens),
                "input_tokens");
    }

    /** The prompt leaves no room for a reply, as llama.cpp says it. */
    public static ServerError exceedsContext(int tokens, int contextTokens) {
        return new ServerError(
                400,
                "the request exceeds the available context size. try increasing the context size",
                "exceed_context_size_error",
                null,
                Map.of("n_prompt_tokens", tokens, "n_ctx", contextTokens));
    }

    /** The server itself failed. */
    public static ServerError failed(String message) {
        return new ServerError(500, message, "server_error", null, Map.of());
    }

    /** Sends it to the client that asked. */
    public void sendTo(ClientConnection client) throws IOException {
        client.send(status, json());
    }

    /** As it is sent, also in the middle of a stream of events. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var error = json.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", status);
        figures.forEach(error::put);
        return json;
    }
}
