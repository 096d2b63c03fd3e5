package dev.stepwise.llm.tiny;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's process: there when it is wanted, another one when it has died or no longer answers, gone when nobody wants it for a while. */
final class OnDemandEngine implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OnDemandEngine.class);

    /** It takes a second; a machine that starts many things at once gets its time. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> command;
    private final Duration idleLimit;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable EngineStart latest;
    private boolean closed;
    private volatile long lastUse = System.nanoTime();

    /** @param idleLimit how long the process is kept while nobody wants it */
    OnDemandEngine(List<String> command, Duration idleLimit) {
        this.command = command;
        this.idleLimit = idleLimit;
    }

    /**
     * Where the engine answers; it is started if it does not run. Who comes while it starts waits for that start, and hears of its failure.
     *
     * @throws IOException if it cannot be started, or was closed
     */
    URI baseUrl() throws IOException, InterruptedException {
        return latest().process().baseUrl();
    }

    private synchronized EngineStart latest() throws IOException {
        used();
        if (closed) {
            throw new IOException("The tiny model's engine was closed.");
        }
        if (latest == null || latest.isOver()) {
            latest = new EngineStart(this::start);
        }
        return latest;
    }

    private EngineProcess start() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var process = EngineProcess.start(command, START);
        LOG.atInfo()
                .addKeyValue("pid", process.pid())
                .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - begin).toMillis())
                .log("The tiny model's engine has started");
        process.onEnd(() -> LOG.atInfo().addKeyValue("pid", process.pid()).log("The tiny model's engine has ended"));
        Thread.ofVirtual().name("engine-watch").start(() -> watch(process));
        return process;
    }

    /** Somebody uses it now. */
    void used() {
        lastUse = System.nanoTime();
    }

    /** The process, while there is one. */
    synchronized OptionalLong pid() {
        return latest == null
                ? OptionalLong.empty()
                : latest.running()
                        .map(process -> OptionalLong.of(process.pid()))
                        .orElseGet(OptionalLong::empty);
    }

    private void watch(EngineProcess process) {
        try {
            while (process.isAlive()) {
                Thread.sleep(idleLimit.compareTo(BETWEEN_LOOKS) < 0 ? idleLimit : BETWEEN_LOOKS);
                if (endIfIdle(process)) {
                    return;
                }
                if (process.isAlive() && !answers(process)) {
                    LOG.atWarn()
                            .addKeyValue("pid", process.pid())
                            .log("The tiny model's engine does not answer and is ended");
                    process.end();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Together with the end of its being the latest: whoever comes now must not be sent to it. */
    private synchronized boolean endIfIdle(EngineProcess process) {
        if (System.nanoTime() - lastUse <= idleLimit.toNanos()) {
            return false;
        }
        if (latest != null && latest.running().filter(process::equals).isPresent()) {
            latest = null;
        }
        process.end();
        return true;
    }

    private boolean answers(EngineProcess process) throws InterruptedException {
        var health = HttpRequest.newBuilder(process.baseUrl().resolve("/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException silent) {
            return false;
        }
    }

    /** Ends the process; it does not start again. */
    @Override
    public synchronized void close() {
        closed = true;
        if (latest != null) {
            latest.end();
        }
        http.shutdownNow();
    }
}
