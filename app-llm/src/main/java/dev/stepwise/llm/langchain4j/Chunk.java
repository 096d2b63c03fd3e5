package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import dev.stepwise.run.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What one event of a reply says. Servers differ in the order of keys, in which of them they send, and add their own: only what is
 * known is looked at.
 *
 * @param isMessage whether it is the message as a whole instead of a piece of it, as servers send it that do not stream
 * @param error the event's body if it tells of a failure
 */
record Chunk(
        Written written,
        boolean isMessage,
        Optional<FinishReasons.Named> finish,
        Optional<Tokens> usage,
        Optional<String> model,
        Optional<ErrorBody> error) {

    private static final int MODEL_NAME_LIMIT = 200;

    /** @throws JsonProcessingException if the event is no JSON; its message may hold parts of the reply */
    static Chunk of(SseEvent event) throws JsonProcessingException {
        var json = Json.parse(event.data());
        if (!json.isObject()) {
            // or a text that only begins like JSON, as "[Errno 111] Connection refused"
            json = Json.parseWhole(event.data());
        }
        var choice = json.path("choices").path(0);
        var isMessage =
                choice.path("message").isObject() && !choice.path("delta").isObject();
        return new Chunk(
                Written.of(choice.path(isMessage ? "message" : "delta")),
                isMessage,
                finish(choice),
                usage(json.path("usage")),
                model(json.path("model").asText("")),
                event.name().equals("error") ? Optional.of(ErrorBody.of(json)) : ErrorBody.toldIn(json));
    }

    /** Text of the reply; empty where the event has none. */
    String text() {
        return written.text();
    }

    /** Text of the model's own thinking; empty where the event has none. */
    String thinking() {
        return written.thinking();
    }

    /** The names under which the model's own thinking came, in the order in which they are looked at. */
    List<String> thinkingNames() {
        return written.thinkingNames();
    }

    /** Whether the model wrote something, which is what deadlines wait for. */
    boolean bringsText() {
        return !written.text().isEmpty() || written.life();
    }

    /** The same, for a message whose text came in pieces before. */
    Chunk withoutText() {
        return new Chunk(Written.NOTHING, isMessage, finish, usage, model, error);
    }

    /** Gemini's servers wrote the second name for a while. */
    private static Optional<FinishReasons.Named> finish(JsonNode choice) {
        return Stream.of("finish_reason", "finishReason")
                .map(choice::path)
                .filter(JsonNode::isTextual)
                .flatMap(reason -> FinishReasons.of(reason.textValue()).stream())
                .findFirst();
    }

    private static Optional<Tokens> usage(JsonNode usage) {
        var prompt = Json.count(usage.path("prompt_tokens"));
        var completion = Json.count(usage.path("completion_tokens"));
        if (prompt.isEmpty() || completion.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt cached = Json.count(usage.path("prompt_tokens_details").path("cached_tokens"));
        OptionalInt thinking =
                Json.count(usage.path("completion_tokens_details").path("reasoning_tokens"));
        return Optional.of(new Tokens(prompt, cached, completion, thinking, false));
    }

    private static Optional<String> model(String name) {
        var clean = TextCleaner.cleanWhole(name);
        return clean.isBlank()
                ? Optional.empty()
                : Optional.of(clean.substring(0, Math.min(clean.length(), MODEL_NAME_LIMIT)));
    }
}
