package dev.stepwise.llm.langchain4j;

import java.util.Optional;
import org.apache.hc.core5.http.HttpResponse;

/**
 * What is read of an answer before its body; a header is empty where the server sends none.
 *
 * @param tellsEnd whether the server says how the body ends; else its end is the connection's, and one that breaks looks the same
 */
record ResponseHead(
        int status,
        Optional<String> contentType,
        Optional<String> location,
        Optional<String> retryAfter,
        boolean tellsEnd) {

    static ResponseHead of(HttpResponse response) {
        return new ResponseHead(
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "Location"),
                header(response, "Retry-After"),
                response.containsHeader("Content-Length") || response.containsHeader("Transfer-Encoding"));
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isRedirect() {
        return status / 100 == 3;
    }

    private static Optional<String> header(HttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }
}
