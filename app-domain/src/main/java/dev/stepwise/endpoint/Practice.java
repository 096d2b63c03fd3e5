package dev.stepwise.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * This node's practice server as one of the model servers, where it is allowed.
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
        return new ModelServer(
                ref, server.baseUrl(), Optional.empty(), List.of(new OfferedModel(NAME, OptionalInt.empty())));
    }
}
