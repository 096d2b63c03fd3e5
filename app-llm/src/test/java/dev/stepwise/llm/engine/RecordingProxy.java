package dev.stepwise.llm.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands before an engine, passes on what both sides say, and writes it down before the other side hears it. */
final class RecordingProxy implements AutoCloseable {

    private final URI engine;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();

    private record Recording(String request, int status, ByteArrayOutputStream response) {}

    RecordingProxy(URI engine) {
        this.engine = engine;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + engine.getPath());
    }

    /** The chat completions so far, in the order in which the engine began to answer. */
    List<Exchange> exchanges() {
        return recordings.stream()
                .map(one ->
                        new Exchange(one.request(), one.status(), one.response().toString(StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }

    private void pass(HttpExchange asked) throws IOException {
        try (asked) {
            var body = asked.getRequestBody().readAllBytes();
            var answer = client.send(request(asked, body), BodyHandlers.ofInputStream());
            var response = new ByteArrayOutputStream();
            if (asked.getRequestURI().getPath().endsWith("/chat/completions")) {
                recordings.add(new Recording(new String(body, StandardCharsets.UTF_8), answer.statusCode(), response));
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> asked.getResponseHeaders().set("Content-Type", type));
            asked.sendResponseHeaders(answer.statusCode(), 0);
            try (var from = answer.body();
                    var to = asked.getResponseBody()) {
                var piece = new byte[8192];
                for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                    response.write(piece, 0, read);
                    to.write(piece, 0, read);
                    to.flush();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange asked, byte[] body) {
        var rest = asked.getRequestURI().toString().substring(engine.getPath().length());
        var request = HttpRequest.newBuilder(URI.create(engine + rest))
                .method(
                        asked.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "Content-Type", "Accept")) {
            var value = asked.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }
}
