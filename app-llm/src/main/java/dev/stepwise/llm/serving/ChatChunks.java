package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON of one reply, in vLLM's shape.
 *
 * @param created seconds since 1970
 */
public record ChatChunks(String model, String id, long created) {

    /** The event that opens a reply, together with its first token. */
    public ObjectNode opening() {
        var json = head("chat.completion.chunk");
        choice(json, null).putObject("delta").put("role", "assistant").put("content", "");
        return json;
    }

    /** The event of a piece of text; the one that ends the reply says why it ends. */
    public ObjectNode token(String text, @Nullable String finishReason) {
        var json = head("chat.completion.chunk");
        var choice = choice(json, finishReason);
        choice.putObject("delta").put("content", text);
        if (finishReason != null) {
            choice.putNull("stop_reason");
        }
        return json;
    }

    /** The event that counts the tokens. */
    public ObjectNode usage(Usage usage) {
        var json = head("chat.completion.chunk");
        json.putArray("choices");
        json.set("usage", usage.json());
        return json;
    }

    /** The reply in one, for who asked for no events. */
    public ObjectNode whole(String text, String finishReason, Usage usage) {
        var json = head("chat.completion");
        choice(json, finishReason)
                .putNull("stop_reason")
                .putObject("message")
                .put("role", "assistant")
                .put("content", text);
        json.set("usage", usage.json());
        return json;
    }

    private ObjectNode head(String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    private static ObjectNode choice(ObjectNode json, @Nullable String finishReason) {
        return json.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
    }
}
