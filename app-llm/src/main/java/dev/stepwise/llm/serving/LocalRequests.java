package dev.stepwise.llm.serving;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests a server on the loopback address answers: those of programs and pages of this computer. A foreign page in a browser here
 * could otherwise ask too, by a name of its own that leads here, or by a form, which no server has to allow it.
 */
final class LocalRequests {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SCHEME_END = "://";

    private LocalRequests() {}

    /** Why the request is not answered; empty if it is. */
    static Optional<ServerError> objection(HttpRequest request) {
        if (!request.header("Host").map(LocalRequests::isLoopback).orElse(false)) {
            return Optional.of(ServerError.forbidden("This server is for this computer alone: ask for localhost."));
        }
        if (!request.header("Origin").map(LocalRequests::isLoopbackOrigin).orElse(true)) {
            return Optional.of(ServerError.forbidden("This server is for programs and pages of this computer alone."));
        }
        if (request.method().equals("POST")
                && !request.header("Content-Type").map(LocalRequests::isJson).orElse(false)) {
            return Optional.of(ServerError.notJson());
        }
        return Optional.empty();
    }

    private static boolean isJson(String type) {
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static boolean isLoopbackOrigin(String origin) {
        int scheme = origin.indexOf(SCHEME_END);
        return scheme > 0 && isLoopback(origin.substring(scheme + SCHEME_END.length()));
    }

    private static boolean isLoopback(String authority) {
        int port = authority.lastIndexOf(':');
        var name = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
