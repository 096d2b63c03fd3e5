package dev.stepwise.account.audit;

import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One act of an administrator.
 *
 * @param actor the account's id; empty for somebody on the machine
 * @param actorName as it was called then
 * @param act empty for one that only a later version knows
 */
public record AuditEntry(
        UUID id, Instant at, Optional<UUID> actor, String actorName, Optional<AuditAct> act, AuditSubject subject) {}
