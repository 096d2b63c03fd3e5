package dev.stepwise.run.persistence;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A node's work on a run from its beginning to its end, as it is stored. A void claim writes nothing and throws {@link RunTakenOver}. */
@Component
@Transactional
public class RunClaims {

    private final RunRows runs;
    private final StepRows steps;
    private final AttemptRows attempts;
    private final DirectiveRows directives;
    private final PromptRows prompts;
    private final RunLogWriter log;

    RunClaims(
            RunRows runs,
            StepRows steps,
            AttemptRows attempts,
            DirectiveRows directives,
            PromptRows prompts,
            RunLogWriter log) {
        this.runs = runs;
        this.steps = steps;
        this.attempts = attempts;
        this.directives = directives;
        this.prompts = prompts;
        this.log = log;
    }

    /**
     * Reads a run that was just claimed; attempts that were left open before are closed as those of a lost node.
     *
     * @throws RunTakenOver if it was claimed again since, or is gone
     */
    public ClaimedRun begin(RunQueue.Started started, Instant now) {
        var claim = started.claim();
        var run = runs.withQuestion(claim.run().value())
                .filter(found -> found.epoch == claim.epoch())
                .orElseThrow(() -> new RunTakenOver(claim.run()));
        var told = new ArrayList<RunLogEntry>();
        told.add(new RunLogEntry(
                started.logSeq(),
                new RunEvent.RunClaimed(Optional.ofNullable(run.claimedAt).orElse(now))));
        if (run.wasClaimedBefore()) {
            held(claim);
            told.addAll(log.abandonOpen(run.id, Cause.NODE_LOST, now));
            runs.forgetText(run.id, run.epoch);
        }
        return read(run, told);
    }

    private ClaimedRun read(StoredRun run, List<RunLogEntry> told) {
        // a run that nobody has had before has no attempts and no steps
        boolean before = run.wasClaimedBefore();
        var last = new HashMap<StepRef, Integer>();
        var counted = new HashMap<StepRef, List<Attempt>>();
        var earlier = new HashMap<StepRef, List<Attempt>>();
        for (var attempt : before ? attempts.of(run.id) : List.<StoredAttempt>of()) {
            last.merge(attempt.step(), attempt.ordinal, Math::max);
            if (attempt.isOwn()) {
                (attempt.life == run.takenUpAgain ? counted : earlier)
                        .computeIfAbsent(attempt.step(), _ -> new ArrayList<>())
                        .add(attempt.toAttempt());
            }
        }
        return new ClaimedRun(
                new Claim(run.runId(), run.epoch),
                run.question.account(),
                run.question.questionId(),
                run.question.text,
                run.settings.toSettings(),
                Optional.ofNullable(run.systemPromptHash)
                        .map(hash -> prompts.findByHash(hash).orElseThrow().text),
                before ? steps(run) : List.of(),
                Optional.ofNullable(run.thinkingEnd),
                last,
                counted,
                earlier,
                directives.of(run.id).stream().map(StoredDirective::given).toList(),
                Duration.ofMillis(run.workedMs),
                told);
    }

    private List<CompletedStep> steps(StoredRun run) {
        return steps.findByRunIdOrderByNumber(run.id).stream()
                .map(StoredStep::kept)
                .map(KeptStep::step)
                .toList();
    }

    /**
     * Puts the run back into the queue; attempts that were left open are closed: it may end before anybody claims it again. Returns what
     * the log says of it.
     */
    public List<RunLogEntry> release(Claim claim, Instant now) {
        var run = held(claim);
        run.release(now);
        runs.flush();
        var told = new ArrayList<>(log.abandonOpen(run.id, Cause.HANDED_OVER, now));
        told.add(log.queued(run.id, now));
        return told;
    }

    /** Ends the run. Returns what the log says of it. */
    public List<RunLogEntry> end(Claim claim, RunOutcome outcome, Instant now) {
        var run = held(claim);
        run.end(outcome, now);
        runs.flush();
        directives.heedStops(run.id, run.nextStep);
        var told = new ArrayList<RunLogEntry>();
        switch (outcome) {
            case RunOutcome.Stopped _ -> told.addAll(log.abandonOpen(run.id, Cause.STOPPED, now));
            case RunOutcome.Failed failed -> told.addAll(log.abandonOpen(run.id, failed.cause(), now));
            case RunOutcome.Answered _ -> {} // whoever has an answer has closed all attempts
        }
        told.add(log.ended(run.id, outcome, now));
        return told;
    }

    private StoredRun held(Claim claim) {
        return runs.holdClaimed(claim.run().value(), claim.epoch()).orElseThrow(() -> new RunTakenOver(claim.run()));
    }
}
