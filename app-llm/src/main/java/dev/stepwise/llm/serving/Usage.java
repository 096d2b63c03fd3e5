package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tokens of a call, by the server's own count; those cached are among those of the prompt. */
public record Usage(int promptTokens, int cachedTokens, int completionTokens) {

    ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", promptTokens)
                .put("total_tokens", promptTokens + completionTokens)
                .put("completion_tokens", completionTokens);
        json.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
        return json;
    }
}
