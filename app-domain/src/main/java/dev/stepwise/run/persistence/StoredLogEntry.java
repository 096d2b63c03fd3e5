package dev.stepwise.run.persistence;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunState;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of an entry of a run's log, to be read: {@link RunLogWriter} and {@link RunJournal} write it, once. */
@Entity
@Immutable
@Table(name = "run_log")
class StoredLogEntry {

    /** Which entry of which run. */
    @Embeddable
    record Id(UUID runId, int seq) {}

    @EmbeddedId
    Id id;

    Instant at;

    @Enumerated(EnumType.STRING)
    LogKind kind;

    int epoch;

    @Nullable
    Integer stepNumber;

    @Enumerated(EnumType.STRING)
    @Nullable
    StepKind stepKind;

    @Nullable
    Integer attempt;

    @Nullable
    Integer directive;

    @Enumerated(EnumType.STRING)
    @Nullable
    ThinkingEnd thinkingEnd;

    @Enumerated(EnumType.STRING)
    @Nullable
    RunState state;

    @Enumerated(EnumType.STRING)
    @Nullable
    Cause cause;

    @SuppressWarnings("NullAway.Init")
    StoredLogEntry() {}

    /** The step that it is about, or at which the run failed. */
    Optional<StepRef> step() {
        return stepNumber == null || stepKind == null
                ? Optional.empty()
                : Optional.of(new StepRef(stepNumber, stepKind));
    }

    /** The attempt that it is about; only for the kinds that have one. */
    AttemptRef attemptRef() {
        if (attempt == null) {
            throw new IllegalStateException("An entry of kind " + kind + " is about no attempt.");
        }
        return new AttemptRef(step().orElseThrow(), attempt);
    }
}
