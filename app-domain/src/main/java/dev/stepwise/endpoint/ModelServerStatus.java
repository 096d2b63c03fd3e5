package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How this node stands with model servers: what the standing notice says. */
public sealed interface ModelServerStatus {

    /** A model answers; {@code model} is the default for a new question. */
    record UsingModel(ModelServer server, String model) implements ModelServerStatus {}

    /** No model server was found, and none is configured; the tiny model answers meanwhile. */
    record UsingTiny(List<ModelServerReport> lookedAt) implements ModelServerStatus {
        public UsingTiny {
            lookedAt = List.copyOf(lookedAt);
        }
    }

    /** The configured address is that of a practice server, as it says itself; there is no model behind it. */
    record UsingPracticeAt(URI url) implements ModelServerStatus {}

    /** The configured address is that of a tiny model, as it says itself. */
    record UsingTinyAt(URI url) implements ModelServerStatus {}

    /**
     * No model server was found, none is configured, and nothing stands in.
     *
     * @param obstacle why not the tiny model; empty if it may not
     */
    record NoModel(List<ModelServerReport> lookedAt, Optional<TinyObstacle> obstacle) implements ModelServerStatus {
        public NoModel {
            lookedAt = List.copyOf(lookedAt);
        }
    }

    /** The first server that answered wants a key, or another one; {@link ModelServers#available()} says what is used meanwhile. */
    record KeyRefused(URI url) implements ModelServerStatus {}

    /** The key of the server that comes first cannot be read, because the master key is not here; it is not asked without one. */
    record KeyLost(EndpointRef server, URI url) implements ModelServerStatus {}

    /** The configured server does not answer; nothing is used in its place. */
    record NotAnswering(URI url, NoServer why) implements ModelServerStatus {}
}
