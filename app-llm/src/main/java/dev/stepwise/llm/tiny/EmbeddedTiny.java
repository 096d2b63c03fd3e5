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
import java.util.List;
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

    /** What kept it from starting, memory or a folder, may be over then. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final OnDemandEngine engine;
    private final boolean hasWeights;
    private final Duration untilFirstTry;
    private final Duration untilNextTry;

    // guarded by this, as all that follows
    private @Nullable Relay relay;
    private boolean closed;
    private boolean isTried;
    private boolean failed;
    private long failedAt;

    /**
     * A server that costs nothing until somebody asks for its address.
     *
     * @param pace how fast it writes at most
     * @param weights others than Stepwise's own
     * @param folder where its engine unpacks what it loads, if not where temporary files go
     */
    public EmbeddedTiny(Pace pace, Optional<Path> weights, Optional<Path> folder) {
        this(pace, weights, folder, IDLE);
    }

    /** The same, which unpacks where temporary files go. */
    public EmbeddedTiny(Pace pace, Optional<Path> weights) {
        this(pace, weights, Optional.empty());
    }

    EmbeddedTiny(Pace pace, Optional<Path> weights, Duration idleLimit) {
        this(pace, weights, Optional.empty(), idleLimit);
    }

    EmbeddedTiny(Pace pace, Optional<Path> weights, Optional<Path> folder, Duration idleLimit) {
        this(
                EngineCommand.of(pace, weights, folder),
                weights.isPresent() || Weights.areBundled(),
                idleLimit,
                AFTER_THE_START,
                AFTER_A_FAILURE);
    }

    EmbeddedTiny(
            List<String> command,
            boolean hasWeights,
            Duration idleLimit,
            Duration untilFirstTry,
            Duration untilNextTry) {
        engine = new OnDemandEngine(command, idleLimit);
        this.hasWeights = hasWeights;
        this.untilFirstTry = untilFirstTry;
        this.untilNextTry = untilNextTry;
    }

    @Override
    public Optional<TinyObstacle> obstacle() {
        if (!hasWeights) {
            return Optional.of(TinyObstacle.NO_WEIGHTS);
        }
        if (NativeLibrary.forThisComputer().isEmpty()) {
            return Optional.of(TinyObstacle.NO_PROGRAM);
        }
        return hasFailed() ? Optional.of(TinyObstacle.DOES_NOT_START) : Optional.empty();
    }

    /** A failure stands until a later try succeeds; whoever asks after a while has one made. */
    private synchronized boolean hasFailed() {
        if (failed && !closed && System.nanoTime() - failedAt > untilNextTry.toNanos()) {
            failedAt = System.nanoTime();
            tryToStart(Duration.ZERO);
        }
        return failed;
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
        if (!isTried) {
            isTried = true;
            tryToStart(untilFirstTry);
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

    private void tryToStart(Duration pause) {
        Thread.ofVirtual().name("tiny-start").start(() -> {
            try {
                Thread.sleep(pause);
                engine.baseUrl();
                tried(false);
            } catch (IOException refused) {
                tried(true);
                LOG.atWarn()
                        .addKeyValue("why", refused.getMessage())
                        .log("The tiny model's engine does not start here");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void tried(boolean nowFailed) {
        failed = nowFailed && !closed;
        failedAt = System.nanoTime();
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
