package dev.stepwise.run.persistence;

import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the logs of runs; who may see a run is decided before. */
@Component
public class RunLog {

    private static final String ADVANCED = """
            select r.id from unnest(cast(:runs as text[])::uuid[], cast(:seqs as integer[])) as known (id, seq)
            join run r on r.id = known.id and r.log_seq > known.seq
            """;

    private final LogRows rows;
    private final JdbcClient jdbc;

    RunLog(LogRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Of these runs, each with the number of the last entry that is known, those whose log has gone on since. */
    public List<RunId> advanced(Map<RunId, Integer> known) {
        return jdbc.sql(ADVANCED)
                .param("runs", known.keySet().stream().map(RunId::toString).toArray(String[]::new))
                .param("seqs", known.values().toArray(Integer[]::new))
                .query((row, _) -> new RunId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The entries of the run's log after that number, in order. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<RunLogEntry> after(RunId run, int seq) {
        return rows.after(run.value(), seq).stream()
                .map(row -> new RunLogEntry(row.entry().id.seq(), event(row)))
                .toList();
    }

    private static RunEvent.Logged event(LogRows.Joined row) {
        var entry = row.entry();
        return switch (entry.kind) {
            case QUEUED -> new RunEvent.RunQueued(entry.at);
            case CLAIMED -> new RunEvent.RunClaimed(entry.at);
            case ATTEMPT_STARTED ->
                new RunEvent.AttemptStarted(
                        entry.attemptRef(), row.requireAttempt().toAttempt().changes(), entry.at);
            case ATTEMPT_WAITS -> new RunEvent.AttemptWaits(entry.attemptRef(), Optional.ofNullable(entry.cause));
            case ATTEMPT_REJECTED -> rejected(entry, row.requireAttempt());
            case ATTEMPT_ABANDONED -> new RunEvent.AttemptAbandoned(entry.attemptRef(), cause(entry));
            case STEP_KEPT ->
                new RunEvent.StepCompleted(
                        entry.attemptRef(), row.requireStep().kept().step());
            case THINKING_ENDED ->
                new RunEvent.ThinkingEnded(
                        Optional.ofNullable(entry.thinkingEnd).orElseThrow());
            case DIRECTIVE_GIVEN -> {
                var directive = row.requireDirective();
                yield new RunEvent.DirectiveGiven(directive.id.number(), directive.directive());
            }
            case ENDED -> new RunEvent.RunFinished(outcome(row), entry.at);
        };
    }

    /** An attempt that was kept after all says no longer why it was rejected; the log does. */
    private static RunEvent.Logged rejected(StoredLogEntry entry, StoredAttempt attempt) {
        var figures = attempt.figures.toFigures();
        return figures.isPresent()
                ? new RunEvent.AttemptRejected(
                        entry.attemptRef(),
                        new AttemptEnd(
                                cause(entry),
                                StoredDetail.read(attempt.detail),
                                attempt.rawReply,
                                attempt.thinking,
                                figures.get()))
                : new RunEvent.AttemptAbandoned(entry.attemptRef(), cause(entry));
    }

    /** The detail of a failure is the run's; an earlier failure's is no longer known. */
    private static RunOutcome outcome(LogRows.Joined row) {
        var entry = row.entry();
        return switch (Optional.ofNullable(entry.state).orElseThrow()) {
            case ANSWERED -> new RunOutcome.Answered(Optional.ofNullable(entry.thinkingEnd));
            case STOPPED -> new RunOutcome.Stopped();
            case FAILED -> new RunOutcome.Failed(entry.step(), cause(entry), row.failureDetail());
            case QUEUED, RUNNING -> throw new IllegalStateException("A run does not end as " + entry.state + ".");
        };
    }

    private static Cause cause(StoredLogEntry entry) {
        return Optional.ofNullable(entry.cause).orElse(Cause.INTERNAL);
    }
}
