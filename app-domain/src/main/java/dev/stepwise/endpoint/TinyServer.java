package dev.stepwise.endpoint;

import java.net.URI;
import java.util.Optional;

/** The tiny model of Stepwise's own, which stands in where no model server is found; each node has its own. */
public interface TinyServer {

    /** Why it cannot be used here, as far as is known by now; empty if nothing is in the way. */
    Optional<TinyObstacle> obstacle();

    /** The base URL of this node's tiny model; it is started when somebody calls it, and whether it can be is tried at the first call here. */
    URI baseUrl();
}
