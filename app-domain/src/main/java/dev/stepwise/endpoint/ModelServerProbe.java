package dev.stepwise.endpoint;

import java.net.URI;
import java.time.Duration;

/** Asks an address whether it is a model server, by {@code GET /models}; redirects are never followed. */
public interface ModelServerProbe {

    /** Answers within the deadline, whatever the other side does. */
    ProbeResult probe(URI baseUrl, Connection connection, Duration deadline);
}
