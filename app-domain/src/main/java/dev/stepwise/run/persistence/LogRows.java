package dev.stepwise.run.persistence;

import dev.stepwise.run.CauseDetail;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of runs' logs. */
interface LogRows extends Repository<StoredLogEntry, StoredLogEntry.Id> {

    /** An entry with the rows that it is about. */
    record Joined(
            StoredLogEntry entry,
            StoredRun run,
            @Nullable StoredAttempt attempt,
            @Nullable StoredStep step,
            @Nullable StoredDirective directive) {

        StoredAttempt requireAttempt() {
            return require(attempt);
        }

        StoredStep requireStep() {
            return require(step);
        }

        StoredDirective requireDirective() {
            return require(directive);
        }

        CauseDetail failureDetail() {
            return entry.at.equals(run.endedAt) ? StoredDetail.read(run.failureDetail) : CauseDetail.NONE;
        }

        private <T> T require(@Nullable T row) {
            if (row == null) {
                throw new IllegalStateException("What entry " + entry.id + " is about is not stored.");
            }
            return row;
        }
    }

    /** Those after a number, in order. */
    @Query("""
            select new dev.stepwise.run.persistence.LogRows$Joined(e, r, a, s, d) from StoredLogEntry e
            join StoredRun r on r.id = e.id.runId
            left join StoredAttempt a on a.runId = e.id.runId and a.stepNumber = e.stepNumber and a.stepKind = e.stepKind
                and a.ordinal = e.attempt and e.kind in (ATTEMPT_STARTED, ATTEMPT_REJECTED)
            left join StoredStep s on s.runId = e.id.runId and s.number = e.stepNumber and e.kind = STEP_KEPT
            left join StoredDirective d on d.id.runId = e.id.runId and d.id.number = e.directive
            where e.id.runId = :run and e.id.seq > :seq
            order by e.id.seq
            """)
    List<Joined> after(UUID run, int seq);
}
