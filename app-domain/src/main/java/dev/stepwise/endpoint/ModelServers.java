package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;

/** The model servers that this node knows. */
public interface ModelServers {

    /** Those that can be chosen for a new run, the default first; never empty while something may stand in. */
    List<ModelServer> available();

    /** The server that a run's settings name, as this node reaches it; empty if it is not configured here any more, or met an obstacle. */
    Optional<ModelServer> find(EndpointId id);

    /** What is in the way where the id names the tiny model and this node cannot run it; empty for any other server. */
    default Optional<TinyObstacle> obstacle(EndpointId id) {
        return Optional.empty();
    }

    /** Whether the id names a server whose key cannot be read on this node, so that it is not asked. */
    default boolean isKeyLost(EndpointId id) {
        return false;
    }

    /** A call to that server failed: it may have gone, or offer other models, so it is looked at soon. */
    default void callFailed(EndpointId id) {}
}
