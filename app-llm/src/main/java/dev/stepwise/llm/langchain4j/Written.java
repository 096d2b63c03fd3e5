package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the model wrote in one event. The content is a text, one part, or a list of parts, as Mistral's servers send it; its own thinking
 * stands in a part or under one of several names, and some servers send the same text under two of them.
 *
 * @param text of the reply; empty where there is none
 * @param thinking the model's own; empty where there is none, and where it is encrypted
 * @param life whether the model wrote something that is not part of the reply: its own thinking, or a call of a tool
 * @param thinkingNames the names under which its thinking came, encrypted or not
 */
record Written(String text, String thinking, boolean life, List<String> thinkingNames) {

    static final Written NOTHING = new Written("", "", false, List.of());

    private static final List<String> THINKING =
            List.of("reasoning_content", "reasoning", "thinking", "reasoning_details");

    static Written of(JsonNode delta) {
        var content = delta.path("content");
        return new Written(
                text(content) + delta.path("refusal").asText(""),
                thinking(delta, content),
                bringsLife(delta, content),
                THINKING.stream().filter(name -> isSomething(delta.path(name))).toList());
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

    private static String thinking(JsonNode delta, JsonNode content) {
        return Stream.concat(THINKING.stream().map(delta::path).map(Written::thought), Stream.of(thoughtIn(content)))
                .filter(thought -> !thought.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String thoughtIn(JsonNode content) {
        if (content.isArray()) {
            return parts(content).map(Written::thoughtIn).collect(Collectors.joining());
        }
        return isThinking(content) ? thought(content) : "";
    }

    /** The text of a thought, which may be a text, a part, or a list of them. */
    private static String thought(JsonNode value) {
        if (value.isArray()) {
            return parts(value).map(Written::thought).collect(Collectors.joining());
        }
        if (value.isObject()) {
            return Stream.of("thinking", "text", "summary", "content")
                    .map(value::path)
                    .map(Written::thought)
                    .filter(thought -> !thought.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private static boolean bringsLife(JsonNode delta, JsonNode content) {
        return Stream.concat(THINKING.stream(), Stream.of("tool_calls", "function_call"))
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
