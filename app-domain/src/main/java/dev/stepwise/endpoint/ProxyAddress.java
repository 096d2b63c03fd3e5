package dev.stepwise.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host a name or an address; one of IPv6 in brackets
 */
public record ProxyAddress(String host, int port) {

    private static final int LIMIT = 300;

    /** Reads {@code http://host:port}; empty if it is anything else, as one with a password, for which there is no safe place. */
    public static Optional<ProxyAddress> read(String text) {
        if (text.length() > LIMIT) {
            return Optional.empty();
        }
        try {
            var url = URI.create(text.strip());
            boolean isMore = url.getRawUserInfo() != null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null
                    || (url.getRawPath() != null && !url.getRawPath().matches("/?"));
            return "http".equalsIgnoreCase(url.getScheme())
                            && url.getHost() != null
                            && url.getPort() > 0
                            && url.getPort() <= 65_535
                            && !isMore
                    ? Optional.of(new ProxyAddress(url.getHost().toLowerCase(Locale.ROOT), url.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** As it is typed: {@code http://host:port}. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
