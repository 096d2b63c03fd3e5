package dev.stepwise.run.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of attempts. */
interface AttemptRows extends Repository<StoredAttempt, UUID> {

    /** In the order in which they began: a step's come before its answer's where both have the same number. */
    @Query("select a from StoredAttempt a where a.runId = :run order by a.stepNumber, a.stepKind desc, a.ordinal")
    List<StoredAttempt> of(UUID run);
}
