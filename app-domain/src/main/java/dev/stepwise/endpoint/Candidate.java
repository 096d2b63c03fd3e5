package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A place where a model server could be.
 *
 * @param baseUrls where its calls may stand, the likeliest first
 */
record Candidate(List<URI> baseUrls, Optional<ApiKey> key) {

    static Candidate of(ServerAddress address, Optional<ApiKey> key) {
        return new Candidate(address.baseUrls(), key);
    }

    /** What is named where nothing answers. */
    URI likeliest() {
        return baseUrls.getFirst();
    }
}
