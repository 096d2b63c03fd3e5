package dev.stepwise.endpoint;

import java.time.Duration;
import java.time.Instant;

/**
 * What a node saw of a model server.
 *
 * @param took how long the server took to answer, or the node to find out that it does not
 * @param since when it began to be so: to answer, or not to
 */
public record ServerHealth(ProbeResult result, Duration took, Instant since) {

    /** Whether it answers with models. */
    public boolean isAnswering() {
        return result instanceof ProbeResult.Found;
    }

    ServerHealth since(Instant earlier) {
        return new ServerHealth(result, took, earlier);
    }
}
