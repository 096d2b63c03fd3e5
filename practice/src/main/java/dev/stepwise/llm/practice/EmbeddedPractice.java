package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.Pace;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A practice server within the process that uses it, on a free port, from the first time that somebody wants it. */
public final class EmbeddedPractice implements Closeable {

    private final Pace pace;
    private @Nullable PracticeHttp server;
    private boolean closed;

    public EmbeddedPractice() {
        this(Pace.READING);
    }

    public EmbeddedPractice(Pace pace) {
        this.pace = pace;
    }

    /**
     * The base URL of the server, which is started at the first call.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public synchronized URI baseUrl() {
        if (closed) {
            throw new IllegalStateException("The practice server was closed.");
        }
        if (server == null) {
            server = start();
        }
        return server.baseUrl();
    }

    private PracticeHttp start() {
        try {
            return PracticeHttp.start(0, pace, false, TrafficLog.none());
        } catch (IOException noPort) {
            throw new UncheckedIOException("The practice server found no free port.", noPort);
        }
    }

    /** Ends the server and what it is writing; it doesn't start again. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (server != null) {
            server.close();
        }
    }
}
