package dev.stepwise.llm.langchain4j;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to model servers. It speaks HTTP/1.1, for vLLM drops the body of a request that offers an upgrade to HTTP/2; it follows no
 * redirect, for one may lead from an allowed host to another; and it works on virtual threads, so that no stream waits for another's
 * reader.
 */
public final class ModelHttp implements AutoCloseable {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final long FETCH_LIMIT_BYTES = 4L << 20;

    private final HttpClient client;

    public ModelHttp() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("model-http-", 0).factory()))
                .build();
    }

    /** Begins a request whose answer is read event by event. */
    EventStream open(HttpRequest request) {
        return EventStream.open(client, request);
    }

    /**
     * Makes a request and gives its whole answer, whatever the status.
     *
     * @throws TimeoutException if the answer was not whole within the deadline; the request is then closed
     * @throws IOException also if the answer exceeds 4 MiB
     */
    HttpResponse<String> fetch(HttpRequest request, Duration deadline)
            throws IOException, InterruptedException, TimeoutException {
        var handler = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), FETCH_LIMIT_BYTES);
        var response = client.sendAsync(request, handler);
        try {
            return response.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (CancellationException closed) {
            throw new IOException(closed);
        } finally {
            response.cancel(true);
        }
    }

    /** Ends every request at once. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
