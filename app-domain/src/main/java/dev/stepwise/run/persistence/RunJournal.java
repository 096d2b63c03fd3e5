package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What is written and asked between two model calls: in one statement each, which is a transaction of its own, for the model waits
 * meanwhile. A void claim writes nothing and throws {@link RunTakenOver}.
 */
@Component
public class RunJournal {

    private final JdbcClient jdbc;

    RunJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a call that is about to be made. */
    public void write(Claim claim, RunEvent.AttemptStarted event) {
        var changes = event.changes();
        int stored = statement(JournalSql.BEGIN_ATTEMPT, claim)
                .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .params(JournalSql.place(event.attempt()))
                .param("max_tokens", boxed(changes.maxTokens()))
                .param("temperature", boxed(changes.temperature()))
                .param("seed", boxed(changes.seed()))
                .param("fault_named", changes.faultNamed())
                .param("without_schema", changes.withoutSchema())
                .param("started_at", JournalSql.moment(event.at()))
                .update();
        requireClaim(claim, stored);
    }

    /** Closes a call without a step. */
    public void write(Claim claim, RunEvent.AttemptRejected event) {
        var end = event.end();
        var written = run(closing(JournalSql.REJECT_ATTEMPT, claim, event.attempt(), end.figures(), end.rawReply())
                .param("cause", end.cause().name())
                .param("detail", end.detail()));
        requireClaim(claim, written.runs());
        requireAttempt(event.attempt(), written);
    }

    /** Keeps a step, which must be the next one, and closes its call. */
    public void write(Claim claim, RunEvent.StepCompleted event) {
        var step = event.step();
        var written = run(closing(JournalSql.KEEP_STEP, claim, event.attempt(), step.figures(), step.rawReply())
                .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .param("user_turn", step.userTurn())
                .param("title", step.title())
                .param("content", step.content())
                .param("next_action_final", step.nextActionFinal())
                .param("truncated", step.marks().truncated())
                .param("repaired", step.marks().repaired())
                .param("repeats", boxed(step.marks().repeats())));
        requireClaim(claim, written.runs());
        requireAttempt(event.attempt(), written);
    }

    /** Keeps why the thinking ended. */
    public void write(Claim claim, RunEvent.ThinkingEnded event) {
        int written = statement(JournalSql.END_THINKING, claim)
                .param("thinking_end", event.end().name())
                .update();
        requireClaim(claim, written);
    }

    /** Whether the run's owner wants it to end. */
    public boolean stopRequested(Claim claim) {
        return statement(JournalSql.STOP_REQUESTED, claim)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new RunTakenOver(claim.run()));
    }

    /** What the outside wants of a claim. */
    public record Wish(Claim claim, boolean isVoid) {}

    /** The claims that are void by now, and those whose run's owner wants it to end. */
    public List<Wish> wishes(List<Claim> claims) {
        return jdbc.sql(JournalSql.WISHES)
                .param(
                        "runs",
                        claims.stream().map(claim -> claim.run().toString()).toArray(String[]::new))
                .param("epochs", claims.stream().map(Claim::epoch).toArray(Integer[]::new))
                .query((row, _) -> new Wish(
                        new Claim(new RunId(row.getObject("run_id", UUID.class)), row.getInt("epoch")),
                        row.getBoolean("is_void")))
                .list();
    }

    /** Whether this is stored, under this claim: what was sent to a database that then went away may have come through. */
    public boolean holds(Claim claim, RunEvent.Reasoned event) {
        return switch (event) {
            case RunEvent.AttemptStarted started -> holds(JournalSql.IS_BEGUN, claim, started.attempt());
            case RunEvent.StepCompleted completed -> holds(JournalSql.IS_KEPT, claim, completed.attempt());
            // to write these twice is to write them once
            case RunEvent.TextStreamed _, RunEvent.AttemptRejected _, RunEvent.ThinkingEnded _ -> false;
        };
    }

    private boolean holds(String sql, Claim claim, AttemptRef attempt) {
        return statement(sql, claim)
                        .params(JournalSql.place(attempt))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many rows of runs and of attempts a statement found. */
    private record Written(int runs, int attempts) {}

    private static Written run(StatementSpec statement) {
        return statement
                .query((row, _) -> new Written(row.getInt("runs"), row.getInt("attempts")))
                .single();
    }

    private StatementSpec statement(String sql, Claim claim) {
        return jdbc.sql(sql).param("run", claim.run().value()).param("epoch", claim.epoch());
    }

    private StatementSpec closing(String sql, Claim claim, AttemptRef attempt, CallFigures figures, String rawReply) {
        return statement(sql, claim)
                .params(JournalSql.place(attempt))
                .params(JournalSql.figures(figures))
                .param("raw_reply", rawReply);
    }

    private static void requireClaim(Claim claim, int runs) {
        if (runs == 0) {
            throw new RunTakenOver(claim.run());
        }
    }

    private static void requireAttempt(AttemptRef attempt, Written written) {
        if (written.attempts() == 0) {
            throw new IllegalStateException("No attempt was begun that is " + attempt + ".");
        }
    }
}
