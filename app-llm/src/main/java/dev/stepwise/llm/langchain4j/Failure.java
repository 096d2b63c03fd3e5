package dev.stepwise.llm.langchain4j;

import dev.stepwise.run.Cause;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a call failed.
 *
 * @param detail as the server or the network says it; it may still quote the conversation or the key
 */
record Failure(Cause cause, String detail, Optional<Duration> retryAfter) {

    static Failure of(Cause cause, String detail) {
        return new Failure(cause, detail, Optional.empty());
    }

    /** An answer whose status is no success. */
    static Failure ofStatus(int status, HttpHeaders headers, String body) {
        var error = ErrorBody.of(body);
        var detail = status / 100 == 3
                ? "HTTP %d: redirects are not followed; the address that the server names is %s"
                        .formatted(status, headers.firstValue("Location").orElse("missing"))
                : "HTTP %d%s".formatted(status, error.message().isEmpty() ? "" : ": " + error.message());
        var retryAfter = headers.firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, Instant.now()));
        return new Failure(causeOf(status, error), detail, retryAfter);
    }

    /** An error that a server sends as an event, after it had begun with a success. */
    static Failure ofEvent(ErrorBody error) {
        return of(
                error.isOverflow() ? Cause.CONTEXT_OVERFLOW : Cause.ERROR_EVENT,
                error.message().isEmpty() ? "an error event without a message" : error.message());
    }

    /**
     * What the network does.
     *
     * @param opened whether the headers had come
     */
    static Failure ofNetwork(Throwable thrown, boolean opened) {
        if (isIn(thrown, SseReader.StreamTooLarge.class)) {
            return of(Cause.ERROR_EVENT, "the stream cannot be read: more than any reply needs");
        }
        if (isIn(thrown, HttpConnectTimeoutException.class)) {
            return of(Cause.CONNECTION_REFUSED, "no connection within the time for it");
        }
        if (isIn(thrown, UnknownHostException.class) || isIn(thrown, UnresolvedAddressException.class)) {
            return of(Cause.CONNECTION_REFUSED, "the host's name is not known");
        }
        if (isIn(thrown, ConnectException.class)) {
            return of(Cause.CONNECTION_REFUSED, "nothing listens at the address, or it cannot be reached");
        }
        if (isIn(thrown, SSLException.class)) {
            return of(Cause.CONNECTION_REFUSED, "no secure connection could be agreed on");
        }
        if (opened && isIn(thrown, EOFException.class)) {
            return of(Cause.ENDED_EARLY, "the connection was closed in the middle of the reply");
        }
        return of(
                Cause.CONNECTION_RESET,
                opened
                        ? "the connection broke in the middle of the reply"
                        : "the connection broke before an answer came");
    }

    private static Cause causeOf(int status, ErrorBody error) {
        if (status == 429) {
            return Cause.RATE_LIMITED;
        }
        if (error.isOverflow()) {
            return Cause.CONTEXT_OVERFLOW;
        }
        if (status >= 500) {
            return Cause.SERVER_ERROR;
        }
        return switch (status) {
            case 401 -> Cause.UNAUTHORIZED;
            case 403 -> Cause.FORBIDDEN;
            case 404 -> Cause.NOT_FOUND;
            default -> Cause.BAD_REQUEST;
        };
    }

    private static boolean isIn(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }
}
