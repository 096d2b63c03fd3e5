package dev.stepwise.run.persistence;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes to runs' logs, in the transaction that does what is told; whoever calls it has flushed what it wrote of the run. */
@Component
class RunLogWriter {

    private static final String APPEND = """
            with advanced as (
                update run set log_seq = log_seq + 1 where id = :run returning id, log_seq, epoch)
            insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, directive, thinking_end, state, cause)
            select id, log_seq, :at, :kind, epoch, :step_number, :step_kind, :directive, :thinking_end, :state, :cause
            from advanced
            returning seq
            """;

    private static final String ABANDON = """
            with closed as (
                update attempt set ending = 'REJECTED', cause = :cause where run_id = :run and ending = 'OPEN'
                returning step_number, step_kind, ordinal),
            advanced as (
                update run set log_seq = log_seq + (select count(*) from closed)
                where id = :run and exists (select from closed) returning id, log_seq, epoch),
            numbered as (
                select closed.*, log_seq + 1 - row_number() over (order by step_number desc, step_kind, ordinal desc) as seq,
                    id, epoch
                from closed cross join advanced)
            insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, attempt, cause)
            select id, seq, :at, 'ATTEMPT_ABANDONED', epoch, step_number, step_kind, ordinal, :cause from numbered
            returning seq, step_number, step_kind, attempt
            """;

    private final JdbcClient jdbc;

    RunLogWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RunLogEntry queued(UUID run, Instant at) {
        return new RunLogEntry(append(run, LogKind.QUEUED, at, Facts.NONE), new RunEvent.RunQueued(at));
    }

    RunLogEntry given(UUID run, RunEvent.DirectiveGiven event, Instant at) {
        return new RunLogEntry(append(run, LogKind.DIRECTIVE_GIVEN, at, Facts.of(event)), event);
    }

    RunLogEntry ended(UUID run, RunOutcome outcome, Instant at) {
        return new RunLogEntry(
                append(run, LogKind.ENDED, at, Facts.of(outcome)), new RunEvent.RunFinished(outcome, at));
    }

    /** Closes the attempts of the run that nobody will close any more, and tells of each. */
    List<RunLogEntry> abandonOpen(UUID run, Cause cause, Instant at) {
        return jdbc
                .sql(ABANDON)
                .param("run", run)
                .param("cause", cause.name())
                .param("at", JournalSql.moment(at))
                .query((row, _) -> new RunLogEntry(
                        row.getInt("seq"),
                        new RunEvent.AttemptAbandoned(
                                new AttemptRef(
                                        new StepRef(
                                                row.getInt("step_number"),
                                                StepKind.valueOf(row.getString("step_kind"))),
                                        row.getInt("attempt")),
                                cause)))
                .list()
                .stream()
                .sorted((one, other) -> Integer.compare(one.seq(), other.seq()))
                .toList();
    }

    /** What an entry says beside its kind and its time. */
    private record Facts(
            Optional<StepRef> step,
            @Nullable Integer directive,
            Optional<ThinkingEnd> thinkingEnd,
            @Nullable String state,
            @Nullable String cause) {

        static final Facts NONE = new Facts(Optional.empty(), null, Optional.empty(), null, null);

        static Facts of(RunEvent.DirectiveGiven event) {
            return new Facts(Optional.empty(), event.number(), Optional.empty(), null, null);
        }

        static Facts of(RunOutcome outcome) {
            var state = outcome.state().name();
            return switch (outcome) {
                case RunOutcome.Answered(var end) -> new Facts(Optional.empty(), null, end, state, null);
                case RunOutcome.Stopped _ -> new Facts(Optional.empty(), null, Optional.empty(), state, null);
                case RunOutcome.Failed failed ->
                    new Facts(
                            failed.place(),
                            null,
                            Optional.empty(),
                            state,
                            failed.cause().name());
            };
        }
    }

    private int append(UUID run, LogKind kind, Instant at, Facts facts) {
        return jdbc.sql(APPEND)
                .param("run", run)
                .param("at", JournalSql.moment(at))
                .param("kind", kind.name())
                .param("step_number", facts.step().map(StepRef::number).orElse(null))
                .param("step_kind", facts.step().map(step -> step.kind().name()).orElse(null))
                .param("directive", facts.directive())
                .param("thinking_end", facts.thinkingEnd().map(Enum::name).orElse(null))
                .param("state", facts.state())
                .param("cause", facts.cause())
                .query(Integer.class)
                .single();
    }
}
