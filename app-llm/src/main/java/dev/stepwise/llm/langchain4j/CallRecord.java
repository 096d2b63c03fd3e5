package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a call so far, as its events tell it. */
final class CallRecord {

    private static final int BYTES_A_TOKEN = 3;

    private final Instant startedAt = Instant.now();
    private final List<ChatTurn> messages;
    private Optional<Duration> toFirstToken = Optional.empty();
    private Optional<FinishReason> finish = Optional.empty();
    private Optional<Tokens> usage = Optional.empty();
    private Optional<String> model = Optional.empty();
    private boolean accepted;
    private int textEvents;

    CallRecord(List<ChatTurn> messages) {
        this.messages = messages;
    }

    /** The server took the request. */
    void accepted() {
        accepted = true;
    }

    void add(Chunk chunk, Duration elapsed) {
        if (chunk.bringsText()) {
            textEvents++;
            toFirstToken = toFirstToken.or(() -> Optional.of(elapsed));
        }
        finish = chunk.finish().or(() -> finish);
        usage = chunk.usage().or(() -> usage);
        model = chunk.model().or(() -> model);
    }

    boolean wasAccepted() {
        return accepted;
    }

    Optional<FinishReason> finish() {
        return finish;
    }

    CallFigures figures(Duration total) {
        return new CallFigures(startedAt, toFirstToken, total, tokens(), model);
    }

    /** The server's count; else ours, once it took the request: an event is a token, a token of the prompt about three bytes. */
    private Tokens tokens() {
        return usage.orElseGet(() -> accepted
                ? new Tokens(OptionalInt.of(promptEstimate()), OptionalInt.empty(), OptionalInt.of(textEvents), true)
                : Tokens.UNKNOWN);
    }

    private int promptEstimate() {
        var bytes = messages.stream()
                .mapToInt(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return bytes / BYTES_A_TOKEN;
    }
}
