package dev.stepwise.llm.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads and checks what clients send, and refuses what vLLM refuses. */
public final class ChatRequestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedModel model;

    /** @param model the only one that may be asked for */
    public ChatRequestReader(ServedModel model) {
        this.model = model;
    }

    /** A request that can be answered, or the reason why not. */
    public sealed interface Reading {

        record Accepted(ChatRequest request) implements Reading {}

        record Refused(ServerError error) implements Reading {}
    }

    /** Reads the body of a request to {@code /v1/chat/completions}. */
    public Reading read(String body) {
        var json = parse(body);
        if (json.isEmpty()) {
            return new Reading.Refused(ServerError.badRequest("The body is not a JSON object.", "body"));
        }
        return problem(json.get())
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Accepted(request(json.get())));
    }

    /** Empty unless the text is a JSON object. */
    public static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** The messages of a request, in order. */
    public static List<ChatMessage> messages(JsonNode json) {
        var messages = new ArrayList<ChatMessage>();
        json.path("messages")
                .forEach(message ->
                        messages.add(new ChatMessage(message.path("role").asText(), text(message.path("content")))));
        return messages;
    }

    private Optional<ServerError> problem(JsonNode json) {
        var asked = json.path("model").asText(model.name());
        if (!asked.equals(model.name())) {
            return Optional.of(ServerError.unknownModel(asked));
        }
        if (json.path("messages").isEmpty()) {
            return Optional.of(ServerError.badRequest("messages must hold at least one message.", "messages"));
        }
        var maxTokens = maxTokens(json);
        if (maxTokens.isPresent() && (maxTokens.getAsInt() < 1 || maxTokens.getAsInt() > model.contextTokens())) {
            return Optional.of(ServerError.badRequest(
                    "max_tokens must be in [1, %d], got %d.".formatted(model.contextTokens(), maxTokens.getAsInt()),
                    "max_tokens"));
        }
        var temperature = json.path("temperature").asDouble(1);
        if (!(temperature >= 0 && temperature <= 2)) {
            return Optional.of(
                    ServerError.badRequest("temperature must be in [0, 2], got " + temperature + ".", "temperature"));
        }
        return Optional.empty();
    }

    private static ChatRequest request(JsonNode json) {
        var format = json.path("response_format");
        return new ChatRequest(
                messages(json),
                maxTokens(json),
                json.path("temperature").asDouble(1),
                json.path("top_p").asDouble(1),
                json.path("seed").canConvertToInt()
                        ? OptionalInt.of(json.path("seed").asInt())
                        : OptionalInt.empty(),
                format.path("type").asText().startsWith("json"),
                Optional.of(format.path("json_schema").path("schema")).filter(JsonNode::isObject),
                json.path("stream").asBoolean(),
                json.path("stream_options").path("include_usage").asBoolean());
    }

    private static OptionalInt maxTokens(JsonNode json) {
        var limit =
                json.hasNonNull("max_completion_tokens") ? json.path("max_completion_tokens") : json.path("max_tokens");
        return limit.isNumber() ? OptionalInt.of(limit.asInt()) : OptionalInt.empty();
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
