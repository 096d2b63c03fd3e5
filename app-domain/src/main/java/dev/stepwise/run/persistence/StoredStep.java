package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.optional;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A kept step's row, to be read: {@link RunJournal} writes it, once. */
@Entity
@Immutable
@Table(name = "step")
class StoredStep {

    @Id
    UUID id;

    UUID runId;
    int number;

    @Enumerated(EnumType.STRING)
    StepKind kind;

    int attempt;
    String userTurn;
    String rawReply;
    String thinking;
    String title;
    String content;
    boolean nextActionFinal;
    boolean truncated;
    boolean repaired;
    boolean endUnknown;
    boolean looped;
    boolean recited;

    @Nullable
    Integer repeats;

    @Embedded
    FiguresColumns figures;

    @SuppressWarnings("NullAway.Init")
    StoredStep() {}

    KeptStep kept() {
        var ref = new StepRef(number, kind);
        var step = new CompletedStep(
                ref,
                userTurn,
                rawReply,
                thinking,
                title,
                content,
                nextActionFinal,
                new Marks(truncated, repaired, optional(repeats), endUnknown, looped, recited),
                figures.toFigures().orElseThrow());
        return new KeptStep(new AttemptRef(ref, attempt), step);
    }
}
