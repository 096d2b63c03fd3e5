package dev.stepwise.llm.tiny;

import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.endpoint.TinyServer;
import dev.stepwise.llm.serving.Pace;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's own tiny model, on a free port. */
public final class EmbeddedTiny implements TinyServer, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTiny.class);
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** The application that asks for the address is mostly starting itself, and needs the processors. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(2);

    private final OnDemandEngine engine;
    private final boolean hasWeights;
    private @Nullable Relay relay;
    private boolean closed;
    private volatile boolean tried;
    private volatile boolean failed;

    /**
     * A server that costs nothing until somebody asks for its address.
     *
     * @param pace how fast it writes at most
     * @param weights others than Stepwise's own
     */
    public EmbeddedTiny(Pace pace, Optional<Path> weights) {
        this(pace, weights, IDLE);
    }

    EmbeddedTiny(Pace pace, Optional<Path> weights, Duration idleLimit) {
        engine = new OnDemandEngine(EngineCommand.of(pace, weights), idleLimit);
        hasWeights = weights.isPresent() || Weights.areBundled();
    }

    @Override
    public Optional<TinyObstacle> obstacle() {
        if (!hasWeights) {
            return Optional.of(TinyObstacle.NO_WEIGHTS);
        }
        if (NativeLibrary.forThisComputer().isEmpty()) {
            return Optional.of(TinyObstacle.NO_PROGRAM);
        }
        return failed ? Optional.of(TinyObstacle.DOES_NOT_START) : Optional.empty();
    }

    /** The address is there at once; whether the engine starts is tried meanwhile, so that the first question finds it warm. */
    @Override
    public synchronized URI baseUrl() {
        if (closed) {
            throw new IllegalStateException("The tiny model was closed.");
        }
        if (relay == null) {
            relay = listen();
        }
        if (!tried) {
            tried = true;
            Thread.ofVirtual().name("tiny-first-start").start(this::tryToStart);
        }
        return relay.baseUrl();
    }

    private Relay listen() {
        try {
            return Relay.to(engine);
        } catch (IOException noPort) {
            throw new UncheckedIOException("The tiny model found no free port.", noPort);
        }
    }

    private void tryToStart() {
        try {
            Thread.sleep(AFTER_THE_START);
            engine.baseUrl();
        } catch (IOException refused) {
            failed = !isClosed();
            LOG.atWarn().addKeyValue("why", refused.getMessage()).log("The tiny model's engine does not start here");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The engine's process, while there is one. */
    OptionalLong pid() {
        return engine.pid();
    }

    /** Ends the engine and what it is writing; it doesn't start again. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            if (relay != null) {
                relay.close();
            }
        }
        engine.close();
    }
}
