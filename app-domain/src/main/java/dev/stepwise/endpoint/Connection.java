package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * How a model server is reached, beside its address.
 *
 * @param headers that it gets with each request beside Stepwise's own
 * @param proxy through which it is called; empty: as Java is told to for the whole process, which is usually directly
 */
public record Connection(Optional<ApiKey> key, List<Header> headers, Optional<ProxyAddress> proxy, Trust trust) {

    /** A server that wants nothing in particular. */
    public static final Connection PLAIN = with(Optional.empty());

    public Connection {
        headers = List.copyOf(headers);
    }

    /** A server that wants a key at most. */
    public static Connection with(Optional<ApiKey> key) {
        return new Connection(key, List.of(), Optional.empty(), Trust.USUAL);
    }
}
