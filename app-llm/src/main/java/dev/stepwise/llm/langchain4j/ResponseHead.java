package dev.stepwise.llm.langchain4j;

import java.util.Optional;
import org.apache.hc.core5.http.HttpResponse;

/** What is read of an answer before its body; a header is empty where the server sends none. */
record ResponseHead(int status, Optional<String> contentType, Optional<String> location, Optional<String> retryAfter) {

    static ResponseHead of(HttpResponse response) {
        return new ResponseHead(
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "Location"),
                header(response, "Retry-After"));
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
