package dev.stepwise.run.persistence;

import dev.stepwise.run.Cause;
import dev.stepwise.run.RunState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A turn in a run's life that its own row does not remember. */
@Entity
@Immutable
@Table(name = "run_event")
class StoredEvent {

    enum Kind {
        ENDED,
        QUEUED_AGAIN,
        CLAIMED,
        NODE_LOST
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID runId;
    Instant at;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    @Nullable
    RunState state;

    @Enumerated(EnumType.STRING)
    @Nullable
    Cause cause;

    @Nullable
    String detail;

    @SuppressWarnings("NullAway.Init")
    StoredEvent() {}

    @SuppressWarnings("NullAway.Init") // the id is made when it is persisted
    StoredEvent(UUID run, Kind kind, Instant at) {
        this.runId = run;
        this.kind = kind;
        this.at = at;
    }

    /** The end that the run's row holds. */
    static StoredEvent ended(StoredRun run, Instant at) {
        var event = new StoredEvent(run.id, Kind.ENDED, at);
        event.state = run.state;
        event.cause = run.failureCause;
        event.detail = run.failureDetail;
        return event;
    }
}
