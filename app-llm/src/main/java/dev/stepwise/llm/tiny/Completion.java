package dev.stepwise.llm.tiny;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A reply in the making: the engine writes it on its thread, a client's thread reads it. */
final class Completion {

    /** What comes next of a reply. */
    sealed interface Piece {

        /** The engine has begun; so many of the prompt's tokens it had in its cache, as computed. */
        record Begun(int cachedTokens) implements Piece {}

        /** Text of at least one token; empty at the token that ends a reply. */
        record Text(String text, int tokens) implements Piece {}

        /** There is no more. */
        record End() implements Piece {}

        /** The engine failed; {@code why} is a sentence for a person. */
        record Failed(String why) implements Piece {}
    }

    private final String prompt;
    private final int[] promptTokens;
    private final Sampling sampling;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    Completion(String prompt, int[] promptTokens, Sampling sampling) {
        this.prompt = prompt;
        this.promptTokens = promptTokens;
        this.sampling = sampling;
    }

    String prompt() {
        return prompt;
    }

    int[] promptTokens() {
        return promptTokens;
    }

    Sampling sampling() {
        return sampling;
    }

    void add(Piece piece) {
        pieces.add(piece);
    }

    /** Waits for what comes next; empty when the patience is over. */
    Optional<Piece> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Nobody reads any more; the engine ends at the next token. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
