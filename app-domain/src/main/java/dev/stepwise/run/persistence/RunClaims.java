package dev.stepwise.run.persistence;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.persistence.StoredEvent.Kind;
import dev.stepwise.run.reasoning.RunTakenOver;
import jakarta.persistence.EntityManager;
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

    private final EntityManager entities;
    private final RunRows runs;
    private final StepRows steps;
    private final AttemptRows attempts;
    private final PromptRows prompts;

    RunClaims(EntityManager entities, RunRows runs, StepRows steps, AttemptRows attempts, PromptRows prompts) {
        this.entities = entities;
        this.runs = runs;
        this.steps = steps;
        this.attempts = attempts;
        this.prompts = prompts;
    }

    /** Takes an unfinished run, whoever has it; attempts that were left open are closed as those of a lost node. */
    public Optional<ClaimedRun> claim(RunId run, Instant now) {
        if (runs.claim(run.value(), now) == 0) {
            return Optional.empty();
        }
        var claimed = runs.withQuestion(run.value());
        claimed.filter(StoredRun::wasClaimedBefore).ifPresent(found -> takeOver(found, now));
        entities.persist(new StoredEvent(run.value(), Kind.CLAIMED, now));
        return claimed.map(this::read);
    }

    /** The same, if nodes work on fewer runs of its account, and on fewer for its endpoint, than may be; 0: on as many as there are. */
    public Optional<ClaimedRun> claimWithin(RunId run, Instant now, int mostOfAccount, int mostOfEndpoint) {
        // most tries end here, and need not wait for each other
        if (!hasRoom(run, mostOfAccount, mostOfEndpoint)) {
            return Optional.empty();
        }
        runs.holdStarts();
        return hasRoom(run, mostOfAccount, mostOfEndpoint) ? claim(run, now) : Optional.empty();
    }

    private boolean hasRoom(RunId run, int mostOfAccount, int mostOfEndpoint) {
        var running = runs.running(run.value());
        return running.isEmpty()
                || (isBelow(running.getFirst()[0], mostOfAccount) && isBelow(running.getFirst()[1], mostOfEndpoint));
    }

    private static boolean isBelow(Object running, int most) {
        return most == 0 || ((Number) running).intValue() < most;
    }

    private void takeOver(StoredRun run, Instant now) {
        if (attempts.closeOpen(run.id, Cause.NODE_LOST) > 0) {
            entities.persist(new StoredEvent(run.id, Kind.NODE_LOST, now));
        }
        runs.forgetText(run.id, run.epoch);
    }

    private ClaimedRun read(StoredRun run) {
        // a run that nobody has had before has no attempts and no steps
        boolean before = run.wasClaimedBefore();
        var last = new HashMap<StepRef, Integer>();
        var counted = new HashMap<StepRef, List<Attempt>>();
        for (var attempt : before ? attempts.of(run.id) : List.<StoredAttempt>of()) {
            last.merge(attempt.step(), attempt.ordinal, Math::max);
            if (attempt.countsIn(run.takenUpAgain)) {
                counted.computeIfAbsent(attempt.step(), _ -> new ArrayList<>()).add(attempt.toAttempt());
            }
        }
        return new ClaimedRun(
                new Claim(run.runId(), run.epoch),
                run.question.account(),
                run.question.text,
                run.settings.toSettings(),
                Optional.ofNullable(run.systemPromptHash)
                        .map(hash -> prompts.findByHash(hash).orElseThrow().text),
                before ? steps(run) : List.of(),
                Optional.ofNullable(run.thinkingEnd),
                last,
                counted,
                Duration.ofMillis(run.workedMs));
    }

    private List<CompletedStep> steps(StoredRun run) {
        return steps.findByRunIdOrderByNumber(run.id).stream()
                .map(StoredStep::kept)
                .map(KeptStep::step)
                .toList();
    }

    /** Puts the run back into the queue; attempts that were left open are closed: it may end before anybody claims it again. */
    public void release(Claim claim, Instant now) {
        held(claim).release(now);
        attempts.closeOpen(claim.run().value(), Cause.HANDED_OVER);
    }

    /** Ends the run. */
    public void end(Claim claim, RunOutcome outcome, Instant now) {
        var run = held(claim);
        run.end(outcome, now);
        switch (outcome) {
            case RunOutcome.Stopped _ -> attempts.closeOpen(run.id, Cause.STOPPED);
            case RunOutcome.Failed failed -> attempts.closeOpen(run.id, failed.cause());
            case RunOutcome.Answered _ -> {} // whoever has an answer has closed all attempts
        }
        entities.persist(StoredEvent.ended(run, now));
    }

    private StoredRun held(Claim claim) {
        return runs.holdClaimed(claim.run().value(), claim.epoch()).orElseThrow(() -> new RunTakenOver(claim.run()));
    }
}
