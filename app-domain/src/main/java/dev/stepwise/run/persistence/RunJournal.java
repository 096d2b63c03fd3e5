package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What is written between two model calls: in one statement each, which is a transaction of its own, for the model waits meanwhile. Each
 * returns the number of its entry in the run's log. A void claim writes nothing and throws {@link RunTakenOver}.
 */
@Component
public class RunJournal {

    private final JdbcClient jdbc;
    private final SearchIndexer index;

    RunJournal(JdbcClient jdbc, SearchIndexer index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /**
     * What of a run's directives a step has heeded.
     *
     * @param inTurn the number of the last directive that was told before the step's user turn was worded; 0: none
     * @param told the number of the last directive that was told; 0: none
     */
    public record Heeded(int inTurn, int told) {

        public static final Heeded NONE = new Heeded(0, 0);
    }

    /**
     * Stores what a strategy tells.
     *
     * @param heeded what a step that is kept has heeded: a hint by its user turn, all else when it was told
     */
    public int write(Claim claim, RunEvent.LoggedReasoning event, Heeded heeded) {
        return switch (event) {
            case RunEvent.AttemptStarted started -> write(claim, started);
            case RunEvent.AttemptWaits waits -> write(claim, waits);
            case RunEvent.AttemptRejected rejected -> write(claim, rejected);
            case RunEvent.StepCompleted completed -> write(claim, completed, heeded);
            case RunEvent.ThinkingEnded(var end) ->
                run(claim, statement(JournalSql.END_THINKING, claim).param("thinking_end", end.name()));
        };
    }

    /** A call that is about to be made. */
    private int write(Claim claim, RunEvent.AttemptStarted event) {
        var changes = event.changes();
        return run(
                claim,
                statement(JournalSql.BEGIN_ATTEMPT, claim)
                        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                        .params(JournalSql.place(event.attempt()))
                        .param("max_tokens", boxed(changes.maxTokens()))
                        .param("temperature", boxed(changes.temperature()))
                        .param("seed", boxed(changes.seed()))
                        .param("fault_named", changes.faultNamed())
                        .param("without_schema", changes.withoutSchema())
                        .param("steps_left_out", changes.stepsLeftOut())
                        .param("thinking_off", changes.thinkingOff())
                        .param("started_at", JournalSql.moment(event.at())));
    }

    /** A call that waits for its server, or no longer does. */
    private int write(Claim claim, RunEvent.AttemptWaits event) {
        return run(
                claim,
                statement(JournalSql.WAIT_FOR_SERVER, claim)
                        .params(JournalSql.place(event.attempt()))
                        .param("cause", event.cause().map(Enum::name).orElse(null)));
    }

    /** Closes a call without a step. */
    private int write(Claim claim, RunEvent.AttemptRejected event) {
        var end = event.end();
        var server = end.wentOn();
        return run(
                claim,
                closing(
                                JournalSql.REJECT_ATTEMPT,
                                claim,
                                event.attempt(),
                                end.figures(),
                                end.rawReply(),
                                end.thinking())
                        .param("cause", end.cause().name())
                        .param("detail", StoredDetail.write(end.detail()))
                        .param("server", server.map(ref -> ref.id().value()).orElse(null))
                        .param("server_name", server.map(EndpointRef::name).orElse(null))
                        .param(
                                "server_flavor",
                                server.map(ref -> ref.flavor().name()).orElse(null)));
    }

    /** Keeps a step, which must be the next one, and closes its call. */
    private int write(Claim claim, RunEvent.StepCompleted event, Heeded heeded) {
        var step = event.step();
        int seq = run(
                claim,
                closing(JournalSql.KEEP_STEP, claim, event.attempt(), step.figures(), step.rawReply(), step.thinking())
                        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                        .param("user_turn", step.userTurn())
                        .param("title", step.title())
                        .param("content", step.content())
                        .param("next_action_final", step.nextActionFinal())
                        .param("truncated", step.marks().truncated())
                        .param("repaired", step.marks().repaired())
                        .param("end_unknown", step.marks().endUnknown())
                        .param("looped", step.marks().looped())
                        .param("recited", step.marks().recited())
                        .param("repeats", boxed(step.marks().repeats()))
                        .param("reading", OlderReadings.RULES)
                        .param("in_turn", heeded.inTurn())
                        .param("told", heeded.told()));
        index.wake();
        return seq;
    }

    /**
     * The entry of this event under this claim, if it is stored: what was sent to a database that then went away may have come through.
     */
    public OptionalInt find(Claim claim, RunEvent.LoggedReasoning event) {
        return switch (event) {
            case RunEvent.AttemptStarted started -> find(claim, LogKind.ATTEMPT_STARTED, started.attempt());
            // an attempt may wait several times; to tell of it twice does no harm
            case RunEvent.AttemptWaits _ -> OptionalInt.empty();
            case RunEvent.AttemptRejected rejected -> find(claim, LogKind.ATTEMPT_REJECTED, rejected.attempt());
            case RunEvent.StepCompleted completed -> find(claim, LogKind.STEP_KEPT, completed.attempt());
            case RunEvent.ThinkingEnded _ -> find(claim, LogKind.THINKING_ENDED, null);
        };
    }

    private OptionalInt find(Claim claim, LogKind kind, @Nullable AttemptRef attempt) {
        var place = new HashMap<String, @Nullable Object>(attempt == null ? Map.of() : JournalSql.place(attempt));
        for (var column : JournalSql.PLACE) {
            place.putIfAbsent(column, null);
        }
        return statement(JournalSql.STORED, claim)
                .param("kind", kind.name())
                .params(place)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** What a statement did. */
    private record Written(int seq, int attempts) {}

    private static int run(Claim claim, StatementSpec statement) {
        var written = statement
                .query((row, _) -> new Written(row.getInt("seq"), row.getInt("attempts")))
                .optional()
                .orElseThrow(() -> new RunTakenOver(claim.run()));
        if (written.attempts() == 0) {
            throw new IllegalStateException("The attempt that was closed was never begun; run " + claim.run() + ".");
        }
        return written.seq();
    }

    private StatementSpec statement(String sql, Claim claim) {
        return jdbc.sql(sql).param("run", claim.run().value()).param("epoch", claim.epoch());
    }

    private StatementSpec closing(
            String sql, Claim claim, AttemptRef attempt, CallFigures figures, String rawReply, String thinking) {
        return statement(sql, claim)
                .params(JournalSql.place(attempt))
                .params(JournalSql.figures(figures))
                .param("raw_reply", rawReply)
                .param("thinking", thinking);
    }
}
