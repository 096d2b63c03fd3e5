package dev.stepwise.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A model call that is over, as the practice server wrote it down.
 *
 * @param turn what was wanted: "step 1", "answer", "direct"
 * @param seenBytes of the message bytes, those that the server had seen before in this session, from the start
 * @param sentTokens the end mark among them, where the reply ended by itself
 * @param afterBrace tokens with text that were sent after the closing brace
 */
record Call(
        String session,
        String turn,
        Instant came,
        Instant ended,
        int messageBytes,
        int seenBytes,
        int promptTokens,
        int cachedTokens,
        int sentTokens,
        int afterBrace,
        boolean endedByItself) {

    static Call of(JsonNode request, JsonNode end) {
        return new Call(
                request.path("session").asText(),
                request.path("turn").asText(),
                Instant.parse(request.path("time").asText()),
                Instant.parse(end.path("time").asText()),
                request.path("message_bytes").asInt(),
                request.path("seen_bytes").asInt(),
                request.path("prompt_tokens").asInt(),
                request.path("cached_tokens").asInt(),
                end.path("sent_tokens").asInt(),
                end.path("sent_after_brace").asInt(),
                end.path("finish_reason").asText().equals("stop"));
    }

    boolean isAnswer() {
        return turn.equals("answer");
    }

    /** The tokens that a client needs: the reply up to its brace, and the end mark. */
    int neededTokens() {
        return sentTokens - afterBrace;
    }

    /** Those with text. */
    int textTokens() {
        return neededTokens() - (endedByItself ? 1 : 0);
    }
}
