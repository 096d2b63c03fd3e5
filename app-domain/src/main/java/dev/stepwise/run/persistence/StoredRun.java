package dev.stepwise.run.persistence;

import dev.stepwise.run.Cause;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A run's row. What changes it while a node works on it goes through the fence of {@link RunRows}. */
@Entity
@DynamicUpdate
@Table(name = "run")
class StoredRun {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "question_id", updatable = false)
    StoredQuestion question;

    int ordinal;

    @Nullable
    UUID stemsFrom;

    @Enumerated(EnumType.STRING)
    RunState state = RunState.QUEUED;

    int epoch;
    int nextStep = 1;
    int takenUpAgain;

    /** {@link RunLogWriter} and {@link RunJournal} count it up. */
    @Column(insertable = false, updatable = false)
    int logSeq;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable
    String systemPromptHash;

    @Embedded
    SettingsColumns settings;

    Instant queuedAt;

    /** Who works on it; {@link RunQueue} writes it. */
    @Nullable
    UUID nodeId;

    /** Its place in the queue; {@link RunQueue} writes it. */
    @Nullable
    Long turn;

    @Nullable
    Instant claimedAt;

    @Nullable
    Instant endedAt;

    long workedMs;

    @Enumerated(EnumType.STRING)
    @Nullable
    ThinkingEnd thinkingEnd;

    @Nullable
    Integer failedStep;

    @Enumerated(EnumType.STRING)
    @Nullable
    StepKind failedKind;

    @Enumerated(EnumType.STRING)
    @Nullable
    Cause failureCause;

    @Nullable
    String failureDetail;

    @SuppressWarnings("NullAway.Init")
    StoredRun() {}

    /** Whether the claim that it is under is not its first. */
    boolean wasClaimedBefore() {
        return epoch > 1;
    }

    @SuppressWarnings("NullAway.Init") // the id is made when it is persisted
    StoredRun(StoredQuestion question, int ordinal, @Nullable UUID stemsFrom, NewRun run, Instant queuedAt) {
        this.question = question;
        this.ordinal = ordinal;
        this.stemsFrom = stemsFrom;
        this.systemPromptHash = run.systemPrompt().map(StoredPrompt::hashOf).orElse(null);
        this.settings = new SettingsColumns(run.settings());
        this.queuedAt = queuedAt;
    }

    RunId runId() {
        return new RunId(id);
    }

    /** Closes the period of work under way, if there is one, and writes the outcome. */
    void end(RunOutcome outcome, Instant at) {
        moveTo(outcome.state(), at);
        endedAt = at;
        nodeId = null;
        turn = null;
        switch (outcome) {
            case RunOutcome.Answered answered ->
                thinkingEnd = answered.thinkingEnd().orElse(thinkingEnd);
            case RunOutcome.Stopped _ -> {}
            case RunOutcome.Failed failed -> {
                failedStep = failed.place().map(StepRef::number).orElse(null);
                failedKind = failed.place().map(StepRef::kind).orElse(null);
                failureCause = failed.cause();
                failureDetail = StoredDetail.write(failed.detail());
            }
        }
    }

    /** Back into the queue, from the node that hands it over. */
    void release(Instant at) {
        moveTo(RunState.QUEUED, at);
        queuedAt = at;
        nodeId = null;
    }

    /** Back into the queue after an end, which leaves the row; it stays in the run's log. */
    void takeUpAgain(Instant at) {
        moveTo(RunState.QUEUED, at);
        queuedAt = at;
        takenUpAgain++;
        endedAt = null;
        failedStep = null;
        failedKind = null;
        failureCause = null;
        failureDetail = null;
    }

    private void moveTo(RunState next, Instant at) {
        if (!state.canTransitionTo(next)) {
            throw new IllegalStateException("A run that is " + state + " does not become " + next + ".");
        }
        if (state == RunState.RUNNING && claimedAt != null) {
            workedMs += Math.max(0, Duration.between(claimedAt, at).toMillis());
        }
        state = next;
    }

    RunSummary summary(int steps) {
        return new RunSummary(
                runId(),
                ordinal,
                settings.toSettings(),
                state,
                queuedAt,
                Optional.ofNullable(claimedAt),
                Optional.ofNullable(endedAt),
                Duration.ofMillis(workedMs),
                steps,
                Optional.ofNullable(thinkingEnd),
                StoredOutcome.of(this));
    }
}
