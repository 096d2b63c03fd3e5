package dev.stepwise.llm.langchain4j;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands what one thread reads to another that decides. It holds few, so that a slow reader slows the sender down instead of filling the
 * memory, and a last word passes everything that waits.
 */
final class Mailbox<T> {

    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final int capacity;
    private @Nullable T lastWord;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Adds one, waiting for room; false if the last word was spoken and nobody will take it. */
    synchronized boolean put(T item) throws InterruptedException {
        while (lastWord == null && waiting.size() >= capacity) {
            wait();
        }
        if (lastWord != null) {
            return false;
        }
        waiting.add(item);
        notifyAll();
        return true;
    }

    /** Drops what waits and answers every {@link #take} with the given from now on; the first last word stands. */
    synchronized void end(T word) {
        if (lastWord == null) {
            lastWord = word;
            waiting.clear();
            notifyAll();
        }
    }

    /** The next one; empty if none comes within the given time. */
    synchronized Optional<T> take(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (lastWord == null && waiting.isEmpty()) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        if (lastWord != null) {
            return Optional.of(lastWord);
        }
        var next = waiting.remove();
        notifyAll();
        return Optional.of(next);
    }
}
