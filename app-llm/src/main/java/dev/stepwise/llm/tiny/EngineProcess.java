package dev.stepwise.llm.tiny;

import dev.stepwise.process.ChildEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine. It ends by itself when this process is gone, for its input ends then. */
final class EngineProcess {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final Pattern ADDRESS = Pattern.compile(" is at (http://\\S+)");

    private final Process process;
    private final URI baseUrl;

    private EngineProcess(Process process, URI baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts an engine, and waits until it answers.
     *
     * @throws IOException if it does not within the deadline; its message says why as the engine does
     */
    static EngineProcess start(List<String> command, Duration deadline) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        ChildEnvironment.limit(builder);
        var process = builder.start();
        var said = new CompletableFuture<FirstWords>();
        Thread.ofVirtual().name("engine-output").start(() -> read(process, said));
        try {
            return switch (said.get(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                case FirstWords.Ready(var baseUrl) -> new EngineProcess(process, baseUrl);
                case FirstWords.Ended(var why) -> throw new IOException(why);
            };
        } catch (TimeoutException late) {
            throw ended(process, new IOException("it did not answer within " + deadline.toSeconds() + " s", late));
        } catch (ExecutionException impossible) {
            throw ended(process, new IllegalStateException(impossible));
        } catch (InterruptedException interrupted) {
            throw ended(process, interrupted);
        }
    }

    private static <E extends Exception> E ended(Process process, E why) {
        process.destroyForcibly();
        return why;
    }

    /** What an engine says of its start. */
    private sealed interface FirstWords {

        record Ready(URI baseUrl) implements FirstWords {}

        /** The last line before its end says why. */
        record Ended(String why) implements FirstWords {}
    }

    private static void read(Process process, CompletableFuture<FirstWords> said) {
        var last = "it ended without a word";
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var match = ADDRESS.matcher(line);
                if (match.find()) {
                    said.complete(new FirstWords.Ready(URI.create(match.group(1))));
                } else {
                    last = line;
                    LOG.atInfo().addKeyValue("line", line).log("The tiny model's engine says");
                }
            }
        } catch (IOException closed) {
            // The process has ended, and there is nothing more to read.
        }
        said.complete(new FirstWords.Ended(last));
    }

    URI baseUrl() {
        return baseUrl;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once; it has nothing to finish. */
    void end() {
        process.destroyForcibly();
    }

    /** Tells when it has ended, for whatever reason. */
    void onEnd(Runnable action) {
        process.onExit().thenRun(action);
    }
}
