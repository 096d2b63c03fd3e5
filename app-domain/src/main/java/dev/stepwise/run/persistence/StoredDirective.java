package dev.stepwise.run.persistence;

import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a directive that was given to a run. */
@Entity
@Table(name = "run_directive")
class StoredDirective {

    enum Kind {
        STOP,
        FINISH_NOW,
        EXTEND,
        HINT
    }

    /** Which directive of which run. */
    @Embeddable
    record Id(UUID runId, int number) {}

    @EmbeddedId
    Id id;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Nullable
    String text;

    @Nullable
    Integer steps;

    Instant givenAt;

    @Nullable
    Integer heededBeforeStep;

    @SuppressWarnings("NullAway.Init")
    StoredDirective() {}

    StoredDirective(Id id, Directive.Given directive, Instant givenAt) {
        this.id = id;
        this.givenAt = givenAt;
        kind = switch (directive) {
            case Directive.Stop _ -> Kind.STOP;
            case Directive.FinishNow _ -> Kind.FINISH_NOW;
            case Directive.Extend _ -> Kind.EXTEND;
            case Directive.Hint _ -> Kind.HINT;
        };
        text = directive instanceof Directive.Hint(var words) ? words : null;
        steps = directive instanceof Directive.Extend(var more) ? more : null;
    }

    GivenDirective given() {
        return new GivenDirective(id.number(), directive(), givenAt, Nullables.optional(heededBeforeStep));
    }

    Directive.Given directive() {
        return switch (kind) {
            case STOP -> new Directive.Stop();
            case FINISH_NOW -> new Directive.FinishNow();
            case EXTEND -> new Directive.Extend(steps == null ? 1 : steps);
            case HINT -> new Directive.Hint(text == null ? "" : text);
        };
    }
}
