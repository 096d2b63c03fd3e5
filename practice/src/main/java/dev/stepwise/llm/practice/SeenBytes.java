package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.ChatMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares each request of a session with the one before it, followed by its raw reply, byte for byte. */
final class SeenBytes {

    private static final int SESSIONS = 256;

    private final Map<String, List<ChatMessage>> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ChatMessage>> eldest) {
            return size() > SESSIONS;
        }
    };

    static int of(List<ChatMessage> messages) {
        return messages.stream()
                .mapToInt(message -> bytes(message.text()).length)
                .sum();
    }

    /** Bytes of the messages' texts that equal what the session saw last, from the start to the first difference. */
    synchronized int seen(String session, List<ChatMessage> messages) {
        var before = sessions.getOrDefault(session, List.of());
        var seen = 0;
        for (int i = 0; i < Math.min(before.size(), messages.size()); i++) {
            if (!before.get(i).role().equals(messages.get(i).role())) {
                return seen;
            }
            var old = bytes(before.get(i).text());
            var now = bytes(messages.get(i).text());
            var difference = Arrays.mismatch(old, now);
            if (difference >= 0) {
                return seen + difference;
            }
            seen += now.length;
        }
        return seen;
    }

    synchronized void remember(String session, List<ChatMessage> messages, String reply) {
        var all = new ArrayList<>(messages);
        all.add(new ChatMessage(ChatMessage.ASSISTANT, reply));
        sessions.put(session, all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
