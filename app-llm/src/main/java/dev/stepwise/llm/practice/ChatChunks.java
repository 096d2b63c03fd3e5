package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON of one reply in vLLM's shape.
 *
 * @param created seconds since 1970
 */
record ChatChunks(String id, long created) {

    /** The event that opens a reply, together with its first token. */
    ObjectNode opening() {
        var json = head("chat.completion.chunk");
        choice(json, null).putObject("delta").put("role", "assistant").put("content", "");
        return json;
    }

    ObjectNode token(String text, @Nullable String finishReason) {
        var json = head("chat.completion.chunk");
        var choice = choice(json, finishReason);
        choice.putObject("delta").put("content", text);
        if (finishReason != null) {
            choice.putNull("stop_reason");
        }
        return json;
    }

    ObjectNode usage(Usage usage) {
        var json = head("chat.completion.chunk");
        json.putArray("choices");
        json.set("usage", usage.json());
        return json;
    }

    ObjectNode whole(String text, String finishReason, Usage usage) {
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
                .put("model", PracticeModel.NAME);
    }

    private static ObjectNode choice(ObjectNode json, @Nullable String finishReason) {
        return json.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
    }
}
