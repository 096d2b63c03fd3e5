package dev.stepwise.run.persistence;

import dev.stepwise.run.Cause;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of attempts. */
interface AttemptRows extends Repository<StoredAttempt, UUID> {

    /** In the order in which they began: a step's come before its answer's where both have the same number. */
    @Query("select a from StoredAttempt a where a.runId = :run order by a.stepNumber, a.stepKind desc, a.ordinal")
    List<StoredAttempt> of(UUID run);

    /** Closes what nobody will close any more; returns how many there were. */
    @Modifying
    @Query("update StoredAttempt a set a.ending = REJECTED, a.cause = :cause where a.runId = :run and a.ending = OPEN")
    int closeOpen(UUID run, Cause cause);
}
