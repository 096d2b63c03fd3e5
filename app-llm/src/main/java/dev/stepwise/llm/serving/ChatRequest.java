package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client asks of {@code /v1/chat/completions}, after it was checked.
 *
 * @param maxTokens of the reply; empty where only the context limits it
 * @param topP the share of likely tokens that are drawn from
 * @param seed empty where the server may draw one
 * @param includeUsage whether a streamed reply ends with an event that counts its tokens
 * @param structured whether a {@code response_format} asks for JSON
 * @param schema that the JSON has to follow
 */
public record ChatRequest(
        List<ChatMessage> messages,
        OptionalInt maxTokens,
        double temperature,
        double topP,
        OptionalInt seed,
        boolean structured,
        Optional<JsonNode> schema,
        boolean stream,
        boolean includeUsage) {

    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** The first thing that the user said, or nothing. */
    public String firstUserText() {
        return messages.stream()
                .filter(ChatMessage::isUsers)
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /** The last thing that the user said, or nothing. */
    public String lastUserText() {
        return messages.reversed().stream()
                .filter(ChatMessage::isUsers)
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /** Whether instructions or a user's turn hold that text. */
    public boolean mentions(String text) {
        return messages.stream()
                .filter(message -> !message.isAssistants())
                .anyMatch(message -> message.text().contains(text));
    }

    /** How many replies the conversation holds. */
    public int replies() {
        return (int) messages.stream().filter(ChatMessage::isAssistants).count();
    }

    /** Whether there are instructions before the conversation. */
    public boolean hasSystemMessage() {
        return messages.stream().anyMatch(ChatMessage::isSystems);
    }
}
