package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;

/** The model servers that this node knows. */
public interface ModelServers {

    /** Those that can be chosen for a new run, the default first; never empty while something may stand in. */
    List<ModelServer> available();

    /** The server that a run's settings name, as this node reaches it; empty if it is not configured here any more. */
    Optional<ModelServer> find(EndpointId id);
}
