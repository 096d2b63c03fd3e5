package dev.stepwise.run.persistence;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.reasoning.RunTakenOver;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a strategy tells, each event in one short transaction. A void claim writes nothing and throws {@link RunTakenOver}. */
@Component
@Transactional
public class RunJournal {

    private final EntityManager entities;
    private final RunRows runs;
    private final AttemptRows attempts;

    RunJournal(EntityManager entities, RunRows runs, AttemptRows attempts) {
        this.entities = entities;
        this.runs = runs;
        this.attempts = attempts;
    }

    /** Stores a call that is about to be made. */
    public void write(Claim claim, RunEvent.AttemptStarted event) {
        entities.persist(new StoredAttempt(held(claim), event));
    }

    /** Closes a call without a step. */
    public void write(Claim claim, RunEvent.AttemptRejected event) {
        held(claim);
        attempt(claim, event.attempt()).reject(event.end());
    }

    /** Keeps a step, which must be the next one, and closes its call. */
    public void write(Claim claim, RunEvent.StepCompleted event) {
        var step = event.step();
        if (runs.advance(claim.run().value(), claim.epoch(), step.ref().number()) == 0) {
            throw new RunTakenOver(claim.run());
        }
        entities.persist(new StoredStep(claim.run(), event.attempt(), step));
        attempt(claim, event.attempt()).accept(step);
    }

    /** Keeps why the thinking ended. */
    public void write(Claim claim, RunEvent.ThinkingEnded event) {
        held(claim).thinkingEnd = event.end();
    }

    private StoredRun held(Claim claim) {
        return runs.holdClaimed(claim.run().value(), claim.epoch()).orElseThrow(() -> new RunTakenOver(claim.run()));
    }

    private StoredAttempt attempt(Claim claim, AttemptRef attempt) {
        return attempts.findByRunIdAndStepNumberAndStepKindAndOrdinal(
                        claim.run().value(),
                        attempt.step().number(),
                        attempt.step().kind(),
                        attempt.ordinal())
                .orElseThrow(() -> new IllegalStateException("No attempt was begun that is " + attempt + "."));
    }
}
