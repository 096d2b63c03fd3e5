package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;

/**
 * A place where a model server could be.
 *
 * @param baseUrls where its calls may stand, the likeliest first
 */
record Candidate(List<URI> baseUrls, Connection connection) {

    static Candidate of(ServerAddress address, Connection connection) {
        return new Candidate(address.baseUrls(), connection);
    }

    /** What is named where nothing answers. */
    URI likeliest() {
        return baseUrls.getFirst();
    }
}
