package dev.stepwise.account.audit;

import dev.stepwise.account.AuditAct;
import java.time.Instant;
import java.util.Optional;

/**
 * Which acts are looked for.
 *
 * @param name a part of the name of who did it or whom it was about, in any case of letters; blank: anybody
 * @param act empty: any
 * @param from not before that moment
 * @param until before that moment
 */
public record AuditFilter(String name, Optional<AuditAct> act, Optional<Instant> from, Optional<Instant> until) {

    /** All of them. */
    public static final AuditFilter ALL = new AuditFilter("", Optional.empty(), Optional.empty(), Optional.empty());
}
