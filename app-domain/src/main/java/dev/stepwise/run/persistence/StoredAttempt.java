package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;
import static dev.stepwise.run.persistence.Nullables.optional;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The row of one model call: inserted when the call begins, closed when it ends. */
@Entity
@DynamicUpdate
@Table(name = "attempt")
class StoredAttempt {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID runId;
    int stepNumber;

    @Enumerated(EnumType.STRING)
    StepKind stepKind;

    int ordinal;
    int epoch;
    int life;

    @Enumerated(EnumType.STRING)
    Attempt.Ending ending = Attempt.Ending.OPEN;

    @Enumerated(EnumType.STRING)
    @Nullable
    Cause cause;

    String detail = "";
    String rawReply = "";

    @Nullable
    Integer maxTokens;

    @Nullable
    Double temperature;

    @Nullable
    Integer seed;

    boolean faultNamed;
    boolean withoutSchema;
    UUID endpointId;

    @Embedded
    FiguresColumns figures;

    @SuppressWarnings("NullAway.Init")
    StoredAttempt() {}

    @SuppressWarnings("NullAway.Init") // the id is made when it is persisted
    StoredAttempt(StoredRun run, RunEvent.AttemptStarted started) {
        var changes = started.changes();
        this.runId = run.id;
        this.stepNumber = started.attempt().step().number();
        this.stepKind = started.attempt().step().kind();
        this.ordinal = started.attempt().ordinal();
        this.epoch = run.epoch;
        this.life = run.takenUpAgain;
        this.maxTokens = boxed(changes.maxTokens());
        this.temperature = boxed(changes.temperature());
        this.seed = boxed(changes.seed());
        this.faultNamed = changes.faultNamed();
        this.withoutSchema = changes.withoutSchema();
        this.endpointId = run.settings.endpointId();
        this.figures = FiguresColumns.begun(started.at());
    }

    void reject(AttemptEnd end) {
        ending = Attempt.Ending.REJECTED;
        cause = end.cause();
        detail = end.detail();
        rawReply = end.rawReply();
        figures = FiguresColumns.of(end.figures());
    }

    /** Also for an attempt that was rejected at first, when the last one turned out no better. */
    void accept(CompletedStep step) {
        ending = Attempt.Ending.ACCEPTED;
        cause = null;
        detail = "";
        rawReply = step.rawReply();
        figures = FiguresColumns.of(step.figures());
    }

    StepRef step() {
        return new StepRef(stepNumber, stepKind);
    }

    /** Whether it counts against the limit of attempts in the given life of the run. */
    boolean countsIn(int currentLife) {
        return life == currentLife && cause != Cause.NODE_LOST && cause != Cause.HANDED_OVER;
    }

    Attempt toAttempt() {
        return new Attempt(
                new AttemptRef(step(), ordinal),
                new CallChanges(optional(maxTokens), optional(temperature), optional(seed), faultNamed, withoutSchema),
                figures.startedAt(),
                ending,
                Optional.ofNullable(cause),
                detail,
                rawReply,
                figures.toFigures());
    }
}
