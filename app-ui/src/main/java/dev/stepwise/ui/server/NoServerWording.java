package dev.stepwise.ui.server;

import dev.stepwise.endpoint.NoServer;
import java.util.Locale;

/** Why an address is taken for no model server, as a clause. */
public final class NoServerWording {

    /** Finds a text by its key. */
    @FunctionalInterface
    public interface Translation {

        String of(String key, Object... parameters);
    }

    private NoServerWording() {}

    /** The clause for it. */
    public static String of(NoServer why, Translation texts) {
        return switch (why) {
            case NoServer.Network(var fault) -> texts.of(key(fault));
            case NoServer.NotTrusted(var certificate, var fault) ->
                texts.of(
                        "ask.no-server.not-trusted." + ServerWords.key(fault),
                        certificate.names(),
                        certificate.fingerprint());
            case NoServer.Status(var http) -> texts.of("ask.no-server.status", String.valueOf(http));
            case NoServer.Broken(var exception) -> texts.of("ask.no-server.broken", exception);
            case NoServer.Reason reason -> texts.of(key(reason));
        };
    }

    private static String key(Enum<?> reason) {
        return "ask.no-server." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
