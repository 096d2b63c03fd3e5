package dev.stepwise.llm.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A request for a chat completion and what the engine sent for it, as it was on the wire. */
record Exchange(String request, int status, String response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EVENT = "data: {";

    JsonNode asked() {
        return json(request);
    }

    boolean isAnswered() {
        return status == 200;
    }

    /** The reply's text, as far as the engine sent it. */
    String text() {
        var text = new StringBuilder();
        choices().map(choice -> choice.path("delta").path("content").asText("")).forEach(text::append);
        return text.toString();
    }

    Optional<String> finishReason() {
        return choices()
                .map(choice -> choice.path("finish_reason"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .reduce((_, last) -> last);
    }

    /** Tokens of the prompt, by the engine's count. */
    OptionalInt promptTokens() {
        return count("/usage/prompt_tokens");
    }

    /** Of these, the ones that the engine had in its cache. */
    OptionalInt cachedTokens() {
        return count("/usage/prompt_tokens_details/cached_tokens");
    }

    private OptionalInt count(String place) {
        return events().map(event -> event.at(place))
                .filter(JsonNode::isInt)
                .mapToInt(JsonNode::intValue)
                .reduce((_, last) -> last);
    }

    private Stream<JsonNode> choices() {
        return events().flatMap(event -> event.path("choices").valueStream());
    }

    private Stream<JsonNode> events() {
        return wholeEvents().stream().map(line -> json(line.substring(EVENT.length() - 1)));
    }

    /** The last one may be half, where the connection was closed. */
    private List<String> wholeEvents() {
        return response.lines()
                .filter(line -> line.startsWith(EVENT) && line.endsWith("}"))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("No JSON is on the wire: " + text, noJson);
        }
    }
}
