package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.optional;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
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
import org.jspecify.annotations.Nullable;

/** The row of one model call, to be read: {@link RunJournal} inserts it when the call begins, and closes it when it ends. */
@Entity
@Table(name = "attempt")
class StoredAttempt {

    @Id
    UUID id;

    UUID runId;
    int stepNumber;

    @Enumerated(EnumType.STRING)
    StepKind stepKind;

    int ordinal;
    int epoch;
    int life;

    @Enumerated(EnumType.STRING)
    Attempt.Ending ending;

    @Enumerated(EnumType.STRING)
    @Nullable
    Cause cause;

    String detail;
    String rawReply;
    String thinking;

    @Nullable
    Integer maxTokens;

    @Nullable
    Double temperature;

    @Nullable
    Integer seed;

    boolean faultNamed;
    boolean withoutSchema;
    int stepsLeftOut;
    boolean thinkingOff;
    UUID endpointId;

    @Embedded
    FiguresColumns figures;

    @SuppressWarnings("NullAway.Init")
    StoredAttempt() {}

    StepRef step() {
        return new StepRef(stepNumber, stepKind);
    }

    /** Whether it came to its own end; one that was lost with its node, or given up by it, tells nothing and counts for nothing. */
    boolean isOwn() {
        return cause != Cause.NODE_LOST && cause != Cause.HANDED_OVER;
    }

    Attempt toAttempt() {
        return new Attempt(
                new AttemptRef(step(), ordinal),
                new CallChanges(
                        optional(maxTokens),
                        optional(temperature),
                        optional(seed),
                        faultNamed,
                        withoutSchema,
                        stepsLeftOut,
                        thinkingOff),
                figures.startedAt(),
                ending,
                Optional.ofNullable(cause),
                StoredDetail.read(detail),
                rawReply,
                thinking,
                figures.toFigures());
    }
}
