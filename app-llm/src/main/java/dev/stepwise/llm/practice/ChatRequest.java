package dev.stepwise.llm.practice;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a client asks of {@code /v1/chat/completions}, after it was checked.
 *
 * @param maxTokens of the reply; empty where only the context limits it
 * @param includeUsage whether a streamed reply ends with an event that counts its tokens
 * @param structured whether a {@code response_format} asks for JSON
 */
record ChatRequest(
        List<ChatMessage> messages,
        OptionalInt maxTokens,
        double temperature,
        int seed,
        boolean structured,
        boolean stream,
        boolean includeUsage) {

    ChatRequest {
        messages = List.copyOf(messages);
    }

    /** The first thing that the user said, or nothing. */
    String firstUserText() {
        return messages.stream()
                .filter(ChatMessage::isUsers)
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /** The last thing that the user said, or nothing. */
    String lastUserText() {
        return messages.reversed().stream()
                .filter(ChatMessage::isUsers)
                .findFirst()
                .map(ChatMessage::text)
                .orElse("");
    }

    /** How many replies the conversation holds. */
    int replies() {
        return (int) messages.stream().filter(ChatMessage::isAssistants).count();
    }

    boolean hasSystemMessage() {
        return messages.stream().anyMatch(ChatMessage::isSystems);
    }
}
