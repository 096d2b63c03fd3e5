package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of a model server as a person gives it, in one form: no slash at the end, scheme and host in small
 * letters, no port that goes without saying.
 */
record ServerAddress(URI uri) {

    /** The path that the calls stand under on all servers that we know, tried first where none is given. */
    private static final String USUAL_PATH = "/v1";

    /** Refuses what is no address of a server; the message never repeats the text, for it could hold a secret. */
    static ServerAddress parse(String text) {
        return switch (read(text)) {
            case Reading.Address(var address) -> address;
            case Reading.Unusable(var fault) -> throw refusal(words(fault));
        };
    }

    /** What a text is taken for. */
    sealed interface Reading {

        record Address(ServerAddress address) implements Reading {}

        record Unusable(AddressFault fault) implements Reading {}
    }

    static Reading read(String text) {
        URI given;
        try {
            given = URI.create(text.strip());
        } catch (IllegalArgumentException malformed) {
            return new Reading.Unusable(AddressFault.NO_URL);
        }
        var scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Reading.Unusable(AddressFault.NO_HTTP);
        }
        if (given.getHost() == null || given.getPort() > 65_535) {
            return new Reading.Unusable(AddressFault.NO_HOST);
        }
        if (given.getRawUserInfo() != null || given.getRawQuery() != null || given.getRawFragment() != null) {
            return new Reading.Unusable(AddressFault.MORE_THAN_AN_ADDRESS);
        }
        return new Reading.Address(new ServerAddress(plain(scheme, given)));
    }

    private static String words(AddressFault fault) {
        return switch (fault) {
            case NO_URL -> "it is not a URL";
            case NO_HTTP -> "it does not begin with http:// or https://";
            case NO_HOST -> "it names no host, or no port that there can be";
            case MORE_THAN_AN_ADDRESS -> "a name, a password, or what follows a ? or # does not belong into it";
        };
    }

    private static IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("The model server's URL (stepwise.model.url) cannot be used: " + why
                + ". It looks like http://localhost:8000/v1.");
    }

    private static URI plain(String scheme, URI given) {
        int usualPort = scheme.equals("http") ? 80 : 443;
        var port = given.getPort() < 0 || given.getPort() == usualPort ? "" : ":" + given.getPort();
        var path = trimSlashes(given.getRawPath());
        return URI.create(scheme + "://" + given.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    private static String trimSlashes(@Nullable String path) {
        var trimmed = path == null ? "" : path;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed;
    }

    /** Where the calls may stand, the likeliest first. */
    List<URI> baseUrls() {
        return uri.getRawPath().isEmpty() ? List.of(URI.create(uri + USUAL_PATH), uri) : List.of(uri);
    }
}
