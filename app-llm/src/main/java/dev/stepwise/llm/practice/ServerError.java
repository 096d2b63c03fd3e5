package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused, in the shape that vLLM gives it.
 *
 * @param param the field that is to blame
 */
record ServerError(
        int status, String message, String type, @Nullable String param) {

    static ServerError badRequest(String message, @Nullable String param) {
        return new ServerError(400, message, "BadRequestError", param);
    }

    static ServerError unknownModel(String model) {
        return new ServerError(404, "The model `" + model + "` does not exist.", "NotFoundError", "model");
    }

    static ServerError promptTooLong(int tokens) {
        return badRequest(
                ("This model's maximum context length is %d tokens. However, your prompt contains %d input tokens,"
                                + " which leaves no room for a reply. (parameter=input_tokens, value=%d)")
                        .formatted(PracticeModel.CONTEXT_TOKENS, tokens, tokens),
                "input_tokens");
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", status);
        return json;
    }
}
