package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * The practice script as one of the model servers: this node's own, where it is allowed, or one at a configured address.
 *
 * @see "docs/decisions/0013-a-practice-server-that-says-what-it-is.md"
 */
@Component
class Practice {

    /** What stands wherever a server's or a model's name does, so that nobody takes the script for a model. */
    static final String NAME = "practice (scripted, no model)";

    private final PracticeProperties properties;
    private final PracticeServer server;
    private final EndpointRows rows;

    Practice(PracticeProperties properties, PracticeServer server, EndpointRows rows) {
        this.properties = properties;
        this.server = server;
        this.rows = rows;
    }

    boolean isAllowed() {
        return properties.enabled();
    }

    /** Starts the server if it does not run yet. */
    ModelServer offer() {
        return reach(rows.keepPractice(NAME));
    }

    ModelServer reach(EndpointRef ref) {
        return new ModelServer(ref, server.baseUrl(), Optional.empty(), script(OptionalInt.empty()));
    }

    /** A practice server that is somebody's configured model server: it is the same script, so it has the same name and row. */
    ModelServer at(URI baseUrl, Optional<ApiKey> key, List<OfferedModel> listed) {
        var contextTokens =
                listed.stream().findFirst().map(OfferedModel::contextTokens).orElse(OptionalInt.empty());
        return new ModelServer(rows.keepPractice(NAME), baseUrl, key, script(contextTokens));
    }

    private static List<OfferedModel> script(OptionalInt contextTokens) {
        return List.of(new OfferedModel(NAME, contextTokens));
    }
}
