package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.run.Tokens;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one event of a reply says. Servers differ in the order of keys, in which of them they send, and add their own: only what is
 * known is looked at.
 *
 * @param text of the reply; empty where the event has none
 * @param thinks whether the event brings text of the model's own thinking, which is not part of the reply
 * @param error the event's body if it tells of a failure
 */
record Chunk(
        String text,
        boolean thinks,
        Optional<FinishReason> finish,
        Optional<Tokens> usage,
        Optional<String> model,
        Optional<ErrorBody> error) {

    private static final int MODEL_NAME_LIMIT = 200;

    /** @throws JsonProcessingException if the event is no JSON; its message may hold parts of the reply */
    static Chunk of(SseEvent event) throws JsonProcessingException {
        var json = Json.parse(event.data());
        var choice = json.path("choices").path(0);
        var delta = choice.path("delta");
        return new Chunk(
                delta.path("content").asText(""),
                !delta.path("reasoning_content").asText("").isEmpty()
                        || !delta.path("reasoning").asText("").isEmpty(),
                finish(choice.path("finish_reason").asText("")),
                usage(json.path("usage")),
                model(json.path("model").asText("")),
                isError(event, json) ? Optional.of(ErrorBody.of(json)) : Optional.empty());
    }

    /** Whether the model wrote something, which is what deadlines wait for. */
    boolean bringsText() {
        return !text.isEmpty() || thinks;
    }

    private static boolean isError(SseEvent event, JsonNode json) {
        return event.name().equals("error")
                || json.hasNonNull("error")
                || json.path("object").asText("").equals("error");
    }

    private static Optional<FinishReason> finish(String named) {
        return switch (named) {
            case "" -> Optional.empty();
            case "stop" -> Optional.of(FinishReason.STOP);
            case "length" -> Optional.of(FinishReason.LENGTH);
            default -> Optional.of(FinishReason.OTHER);
        };
    }

    private static Optional<Tokens> usage(JsonNode usage) {
        var prompt = Json.count(usage.path("prompt_tokens"));
        var completion = Json.count(usage.path("completion_tokens"));
        if (prompt.isEmpty() || completion.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt cached = Json.count(usage.path("prompt_tokens_details").path("cached_tokens"));
        return Optional.of(new Tokens(prompt, cached, completion, false));
    }

    private static Optional<String> model(String name) {
        var clean = TextCleaner.cleanWhole(name);
        return clean.isBlank()
                ? Optional.empty()
                : Optional.of(clean.substring(0, Math.min(clean.length(), MODEL_NAME_LIMIT)));
    }
}
