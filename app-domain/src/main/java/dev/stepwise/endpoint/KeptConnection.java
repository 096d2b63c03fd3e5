package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * What administrators are shown of how a server is reached; no secret is in it.
 *
 * @param hasKey whether a key is kept; which one, nobody is told
 * @param headers the names of the headers whose values are kept; none where they cannot be read
 */
public record KeptConnection(boolean hasKey, List<String> headers, Optional<ProxyAddress> proxy, Trust trust) {

    /** A server for which nothing is kept. */
    public static final KeptConnection NOTHING = new KeptConnection(false, List.of(), Optional.empty(), Trust.USUAL);

    public KeptConnection {
        headers = List.copyOf(headers);
    }
}
