package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the model wrote in one event. The content is a text, one part, or a list of parts, as Mistral's servers send it.
 *
 * @param text of the reply; empty where there is none
 * @param life whether the model wrote something that is not part of the reply: its own thinking, or a call of a tool
 */
record Written(String text, boolean life) {

    static Written of(JsonNode delta) {
        var content = delta.path("content");
        return new Written(text(content) + delta.path("refusal").asText(""), bringsLife(delta, content));
    }

    private static String text(JsonNode content) {
        if (content.isArray()) {
            return parts(content).map(Written::text).collect(Collectors.joining());
        }
        if (content.isObject()) {
            return isThinking(content) ? "" : content.path("text").asText("");
        }
        return content.asText("");
    }

    private static boolean bringsLife(JsonNode delta, JsonNode content) {
        return Stream.of(
                                "reasoning_content",
                                "reasoning",
                                "reasoning_details",
                                "thinking",
                                "tool_calls",
                                "function_call")
                        .map(delta::path)
                        .anyMatch(Written::isSomething)
                || isThinking(content)
                || (content.isArray() && parts(content).anyMatch(Written::isThinking));
    }

    private static boolean isThinking(JsonNode part) {
        var type = part.path("type").asText("").toLowerCase(Locale.ROOT);
        return type.contains("think") || type.contains("reason");
    }

    private static boolean isSomething(JsonNode value) {
        return value.isContainerNode() ? !value.isEmpty() : !value.asText("").isEmpty();
    }

    private static Stream<JsonNode> parts(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false);
    }
}
