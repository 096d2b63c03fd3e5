package dev.stepwise.endpoint;

import java.util.Optional;

/**
 * A model server as administrators see it.
 *
 * @param hasKey whether a key is kept for it; which one, nobody is told
 * @param lastCheck the points of the check that was kept last
 * @param unfinishedRuns queued or running ones
 */
public record ListedServer(
        RegisteredServer server, boolean hasKey, Optional<KeptCheck> lastCheck, int unfinishedRuns) {}
