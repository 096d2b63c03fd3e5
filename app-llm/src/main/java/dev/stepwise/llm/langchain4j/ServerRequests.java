package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ApiKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/** The small requests to a model server, beside the calls. */
final class ServerRequests {

    private ServerRequests() {}

    /** @throws IllegalArgumentException if address or key cannot stand in a request; its message may hold them */
    static HttpRequest get(URI address, Optional<ApiKey> key) {
        return begin(address, key).GET().build();
    }

    /** @throws IllegalArgumentException as {@link #get} */
    static HttpRequest post(URI address, Optional<ApiKey> key, String json) {
        return begin(address, key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private static HttpRequest.Builder begin(URI address, Optional<ApiKey> key) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("User-Agent", "stepwise");
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        return request;
    }
}
