package dev.stepwise.endpoint;

import java.util.Optional;

/** How a model server is reached, beside its address. */
public record Connection(Optional<ApiKey> key, Trust trust) {

    /** A server that wants nothing in particular. */
    public static final Connection PLAIN = with(Optional.empty());

    /** A server that wants a key at most. */
    public static Connection with(Optional<ApiKey> key) {
        return new Connection(key, Trust.USUAL);
    }
}
