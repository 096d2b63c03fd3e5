package dev.stepwise.llm.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** llama.cpp's server with a small instruct model, as a process that can be killed and started again; it ends with this one. */
public final class LlamaCpp {

    public static final String KEY = "sk-of-the-engine-under-test";

    private static final int CONTEXT_TOKENS = 4096;
    private static final Path LOG = Path.of("target", "engine", "engine.log");

    private final Path packages;
    private final int port;
    private @Nullable Process process;

    /** @param packages the folder into which pip installed what {@code requirements.txt} names */
    public LlamaCpp(Path packages) {
        this.packages = packages;
        port = freePort();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port + "/v1");
    }

    /** Starts it, at the same port each time, and returns when it answers. */
    public void start() {
        try {
            Files.createDirectories(LOG.getParent());
            var builder = new ProcessBuilder(List.of(
                    "python3",
                    "-c",
                    script(),
                    packages.toString(),
                    Integer.toString(port),
                    Integer.toString(CONTEXT_TOKENS)));
            builder.environment().put("ENGINE_KEY", KEY);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
            var started = builder.start();
            process = started;
            awaitReady(started);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** kill -9; returns when it is gone. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** The only line that it writes is that it is ready. */
    private static void awaitReady(Process started) throws IOException {
        var lines = started.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return;
            }
        }
        throw new IllegalStateException("The engine did not start; " + LOG.toAbsolutePath() + " says why.");
    }

    private static String script() throws IOException {
        try (var script = LlamaCpp.class.getResourceAsStream("serve.py")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
