package dev.stepwise.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A program that runs as a process of its own; it ends when it is closed, or at the latest with this one. */
public final class Program implements AutoCloseable {

    private static final long START_SECONDS = 180;
    private static final long END_SECONDS = 30;

    private final Process process;
    private final Consumer<String> output;
    private final String address;
    private final Thread atExit = new Thread(this::end);

    private Program(Process process, Pattern ready, Consumer<String> output) throws IOException {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            address = awaitLine(ready);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts a program and waits until it prints a line with the pattern; the lines after it go to {@code output}.
     *
     * @throws IOException if it ends before, or says nothing of the kind for three minutes
     */
    public static Program start(List<String> command, Pattern ready, Consumer<String> output) throws IOException {
        return start(command, Map.of(), ready, output);
    }

    /** The same with more in its environment. */
    public static Program start(
            List<String> command, Map<String, String> environment, Pattern ready, Consumer<String> output)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Program(builder.start(), ready, output);
    }

    /** What the pattern's first group found. */
    public String address() {
        return address;
    }

    public long id() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the program as {@code kill -9} does: it can do nothing about it. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops the program where it is, as {@code kill -STOP} does, until it is {@link #wake() woken}. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("The program did not take the signal " + name + ".");
        }
    }

    @Override
    public void close() {
        end();
        forget();
    }

    /** Closes it without giving it time to end. */
    public void discard() {
        kill();
        forget();
    }

    private void forget() {
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Ends the program, orderly if it ends within half a minute; does nothing the second time. */
    public void end() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroy);
    }

    private String awaitLine(Pattern ready) throws IOException {
        var found = new CompletableFuture<String>();
        // Reading a pipe holds its thread, and there are as few carriers of virtual ones as processors.
        Thread.ofPlatform().daemon().start(() -> read(ready, found));
        try {
            return found.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException ended) {
            throw new IOException(ended.getCause());
        } catch (TimeoutException silent) {
            throw new IOException("The program did not start within " + START_SECONDS + " s.", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    // Reads to the end, whatever was found: a full pipe would stop the program.
    private void read(Pattern ready, CompletableFuture<String> found) {
        var said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var match = ready.matcher(line);
                if (found.isDone()) {
                    output.accept(line);
                } else if (match.find()) {
                    found.complete(match.group(1));
                } else {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException _) {
            // The program's end closes its output.
        }
        found.completeExceptionally(new IOException("The program ended at its start and said:\n" + said));
    }
}
