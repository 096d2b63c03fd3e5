package dev.stepwise.account.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of the acts, the newest first.
 *
 * @param next the one after which the next page begins; empty on the last one
 */
public record AuditPage(List<AuditEntry> entries, Optional<UUID> next) {

    public AuditPage {
        entries = List.copyOf(entries);
    }
}
