package dev.stepwise.bench.loop;

import dev.stepwise.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A tab on a {@link SessionLoop}, which is a process of its own. */
public final class SessionPage implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("The loop is at (http://\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final InputStream steps;

    /** Asks, as the run of that name. */
    public SessionPage(Program loop, String run, String question) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(loop.address() + "/ask?" + run))
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        steps = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    /** Starts the loop's process. */
    public static Program loop(String modelUrl) throws IOException {
        return Program.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SessionLoop.class.getName(),
                        modelUrl),
                READY,
                _ -> {});
    }

    /** As when the tab is closed. */
    @Override
    public void close() throws IOException {
        steps.close();
        http.shutdownNow();
    }
}
