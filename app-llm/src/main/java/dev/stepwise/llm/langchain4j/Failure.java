package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;

/**
 * Why a call failed.
 *
 * @param detail its texts are as the server sent them; they may still quote the conversation or the key
 */
record Failure(Cause cause, CauseDetail detail, Optional<Duration> retryAfter) {

    /** The statuses that say that the same request may succeed later, wherever they stand. */
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429, 503);

    /** How servers say that a model is not there yet. */
    private static final Pattern LOADING =
            Pattern.compile("\\b(is |currently |still )*loading\\b|being loaded|warming up|not (yet )?(ready|loaded)");

    static Failure of(Cause cause, CauseDetail detail) {
        return new Failure(cause, detail, Optional.empty());
    }

    /** An answer whose status is no success. */
    static Failure ofStatus(ResponseHead head, String body) {
        var error = ErrorBody.of(body);
        var detail = head.isRedirect()
                ? new CauseDetail.Redirected(head.status(), head.location().orElse(""))
                : new CauseDetail.Technical(
                        "HTTP %d%s".formatted(head.status(), error.message().isEmpty() ? "" : ": " + error.message()));
        var retryAfter = head.retryAfter()
                .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                .or(error::retryAfter);
        return new Failure(causeOf(head.status(), error), detail, retryAfter);
    }

    /**
     * An error that a server sends as an event, after it had begun with a success.
     *
     * @param textCame whether the model had written something
     */
    static Failure ofEvent(ErrorBody error, boolean textCame) {
        var status = error.status().orElse(0);
        boolean counts = TRY_AGAIN.contains(status) || (!textCame && status / 100 == 4);
        var cause = special(error).orElseGet(() -> counts ? causeOf(status, error) : Cause.ERROR_EVENT);
        return new Failure(cause, CauseDetail.technical(error.words()), error.retryAfter());
    }

    /** The reason that a server names for the end of a reply that is no answer. */
    static Failure ofReason(FinishReasons.Named reason) {
        var cause = switch (reason.meaning()) {
            case FILTERED -> Cause.FILTERED;
            case TOOL_CALL -> Cause.TOOL_CALL;
            case REPETITION -> Cause.LOOP;
            case FAULT -> Cause.ENDED_EARLY;
            case ANSWERED, CUT, UNKNOWN -> throw new IllegalArgumentException("A reply may be read then.");
        };
        return of(cause, new CauseDetail.EndedFor(reason.name()));
    }

    /**
     * What the network does.
     *
     * @param opened whether the headers had come
     */
    static Failure ofNetwork(Throwable thrown, boolean opened) {
        return isIn(thrown, Lines.StreamTooLarge.class)
                ? of(Cause.ERROR_EVENT, new CauseDetail.Call(CallFault.STREAM_TOO_LARGE))
                : of(networkFault(thrown, opened));
    }

    private static Failure of(NetworkFault fault) {
        var cause = switch (fault) {
            case CONNECT_TIMEOUT,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    NOT_ALLOWED,
                    NOT_SECURE,
                    NOT_TRUSTED,
                    PROXY_UNREACHABLE,
                    PROXY_REFUSED,
                    NOT_NAMED -> Cause.CONNECTION_REFUSED;
            case CLOSED_IN_REPLY -> Cause.ENDED_EARLY;
            case BROKEN_IN_REPLY, BROKEN_BEFORE_REPLY -> Cause.CONNECTION_RESET;
        };
        return of(cause, new CauseDetail.Network(fault));
    }

    /** What the network did; {@code opened} says whether the headers had come. */
    static NetworkFault networkFault(Throwable thrown, boolean opened) {
        var ofProxy = in(thrown, ProxyFailure.class);
        if (ofProxy.isPresent()) {
            return ofProxy.get().fault();
        }
        if (isIn(thrown, ServerRoutes.NotNamed.class)) {
            return NetworkFault.NOT_NAMED;
        }
        // no other time is left to the socket
        if (isIn(thrown, SocketTimeoutException.class)) {
            return NetworkFault.CONNECT_TIMEOUT;
        }
        if (isIn(thrown, BoundedDnsResolver.NotAllowed.class)) {
            return NetworkFault.NOT_ALLOWED;
        }
        if (isIn(thrown, UnknownHostException.class)) {
            return NetworkFault.UNKNOWN_HOST;
        }
        if (isIn(thrown, ConnectException.class) || isIn(thrown, NoRouteToHostException.class)) {
            return NetworkFault.UNREACHABLE;
        }
        if (isIn(thrown, NotTrusted.class)) {
            return NetworkFault.NOT_TRUSTED;
        }
        if (isIn(thrown, SSLException.class)) {
            return NetworkFault.NOT_SECURE;
        }
        if (opened && isIn(thrown, ConnectionClosedException.class)) {
            return NetworkFault.CLOSED_IN_REPLY;
        }
        return opened ? NetworkFault.BROKEN_IN_REPLY : NetworkFault.BROKEN_BEFORE_REPLY;
    }

    /** Why a server could not be asked. */
    static NoServer noServer(IOException thrown) {
        return in(thrown, NotTrusted.class)
                .<NoServer>map(shown -> new NoServer.NotTrusted(shown.certificate(), shown.fault()))
                .orElseGet(() -> new NoServer.Network(networkFault(thrown, false)));
    }

    private static Cause causeOf(int status, ErrorBody error) {
        if (status >= 500
                && LOADING.matcher(error.words().toLowerCase(Locale.ROOT)).find()) {
            return Cause.MODEL_LOADING;
        }
        if (status == 429) {
            return Cause.RATE_LIMITED;
        }
        return special(error).orElseGet(() -> causeOf(status));
    }

    /** What an error says whatever its status. */
    private static Optional<Cause> special(ErrorBody error) {
        if (ContextOverflow.isTold(error)) {
            return Optional.of(Cause.CONTEXT_OVERFLOW);
        }
        return error.isFilter() ? Optional.of(Cause.FILTERED) : Optional.empty();
    }

    private static Cause causeOf(int status) {
        if (status >= 500 || TRY_AGAIN.contains(status)) {
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
        return in(thrown, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> in(Throwable thrown, Class<T> type) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Nothing says why the reply ended. */
    static Failure ofNoEnd(boolean eventsCame, Optional<String> contentType) {
        return of(
                Cause.ENDED_EARLY,
                eventsCame
                        ? new CauseDetail.Call(CallFault.NO_FINISH_REASON)
                        : new CauseDetail.NoEvents(contentType.orElse("")));
    }
}
