package dev.stepwise.endpoint;

import java.util.Optional;

/**
 * A model server as administrators see it.
 *
 * @param lastCheck the points of the check that was kept last
 * @param unfinishedRuns queued or running ones
 */
public record ListedServer(
        RegisteredServer server, KeptConnection connection, Optional<KeptCheck> lastCheck, int unfinishedRuns) {

    /** Whether a key is kept for it. */
    public boolean hasKey() {
        return connection.hasKey();
    }
}
