package dev.stepwise.llm.tiny;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One start of an engine, on a thread of its own: many may wait for it, and whoever ends it waits for nobody. */
final class EngineStart {

    /** What starts an engine; an interrupt ends the try. */
    @FunctionalInterface
    interface Starting {
        EngineProcess start() throws IOException, InterruptedException;
    }

    private final CompletableFuture<EngineProcess> started = new CompletableFuture<>();
    private final Thread thread;

    EngineStart(Starting starting) {
        thread = Thread.ofVirtual().name("engine-start").start(() -> start(starting));
    }

    private void start(Starting starting) {
        try {
            started.complete(starting.start());
        } catch (InterruptedException ended) {
            started.completeExceptionally(new IOException("The tiny model's engine was closed.", ended));
        } catch (IOException | RuntimeException | Error failed) {
            started.completeExceptionally(failed);
        }
    }

    /**
     * Waits until the engine answers.
     *
     * @throws IOException if it does not start
     */
    EngineProcess process() throws IOException, InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            throw new IOException(
                    String.valueOf(
                            failed.getCause() == null
                                    ? failed
                                    : failed.getCause().getMessage()),
                    failed);
        }
    }

    /** The engine, once it answers and until it ends. */
    Optional<EngineProcess> running() {
        return started.isDone() && !started.isCompletedExceptionally()
                ? Optional.of(started.join()).filter(EngineProcess::isAlive)
                : Optional.empty();
    }

    /** Whether it has failed, or its engine has ended. */
    boolean isOver() {
        return started.isDone() && running().isEmpty();
    }

    /** Ends the engine, or the try to start it. */
    void end() {
        thread.interrupt();
        var _ = started.thenAccept(EngineProcess::end);
    }
}
