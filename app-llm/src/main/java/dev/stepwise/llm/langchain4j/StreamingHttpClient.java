package dev.stepwise.llm.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * LangChain4j's way to the network. A streamed request is opened for the current {@link OutgoingCall}, which reads it itself:
 * LangChain4j's listener keeps every event until the call's end, takes an error event for a success, and drops a finish reason that it
 * does not know.
 *
 * @see "docs/decisions/0002-a-transport-of-our-own.md"
 */
final class StreamingHttpClient implements HttpClient {

    private final ModelHttp http;

    StreamingHttpClient(ModelHttp http) {
        this.http = http;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var call = OutgoingCall.CURRENT.get();
        call.opened(http.stream(call.connection(), translate(request)));
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("Every call is streamed");
    }

    private static HttpUriRequestBase translate(HttpRequest request) {
        var translated = ServerRequests.to(request.method().name(), URI.create(request.url()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> ServerRequests.add(translated, name, value)));
        if (request.body() != null) {
            ServerRequests.write(translated, OutgoingCall.CURRENT.get().body(request.body()));
        }
        return translated;
    }
}
