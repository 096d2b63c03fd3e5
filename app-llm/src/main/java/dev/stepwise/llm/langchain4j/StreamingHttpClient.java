package dev.stepwise.llm.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * LangChain4j's way to the network. A streamed request is opened for the current {@link OutgoingCall}, which reads it itself:
 * LangChain4j's listener keeps every event until the call's end, takes an error event for a success, and drops a finish reason that it
 * does not know.
 *
 * @see "docs/decisions/0002-a-transport-of-our-own.md"
 */
final class StreamingHttpClient implements HttpClient {

    private final ModelHttp http;
    private final Duration readTimeout;

    StreamingHttpClient(ModelHttp http, Duration readTimeout) {
        this.http = http;
        this.readTimeout = readTimeout;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        OutgoingCall.CURRENT.get().opened(http.open(translate(request)));
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            var response = http.fetch(translate(request), readTimeout);
            if (response.statusCode() / 100 != 2) {
                throw new HttpException(response.statusCode(), response.body());
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .body(response.body())
                    .build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TimeoutException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException(interrupted);
        }
    }

    private static java.net.http.HttpRequest translate(HttpRequest request) {
        var body = request.body();
        var translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }
}
