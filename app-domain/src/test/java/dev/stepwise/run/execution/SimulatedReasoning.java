package dev.stepwise.run.execution;

import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.fixture.ScriptedStrategy.Script;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;

/** A way of reasoning that gives way between all that it does, and whose calls end by chance. */
final class SimulatedReasoning implements Script {

    private static final int STEPS = 3;
    private static final int MOST_ATTEMPTS = 3;

    private final Random chance;
    private final Ledger ledger;

    SimulatedReasoning(Random chance, Ledger ledger) {
        this.chance = chance;
        this.ledger = ledger;
    }

    @Override
    public ReasoningEnd play(RunContext run) throws InterruptedException {
        var answered = new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED));
        if (run.steps().stream().anyMatch(step -> step.ref().kind() == StepKind.ANSWER)) {
            return answered;
        }
        for (int number = run.steps().size() + 1; number <= STEPS; number++) {
            var end = step(run, Scripts.reasoning(number));
            if (end.isPresent()) {
                return end.get();
            }
        }
        if (run.thinkingEnd().isEmpty()) {
            SteppedThread.pause();
            run.emit(new RunEvent.ThinkingEnded(ThinkingEnd.MODEL_DECIDED));
        }
        var end = step(run, new StepRef(STEPS + 1, StepKind.ANSWER));
        SteppedThread.pause();
        return end.orElse(answered);
    }

    /** Calls until the step is kept; or how the reasoning ends without it. */
    private Optional<ReasoningEnd> step(RunContext run, StepRef step) throws InterruptedException {
        int ordinal = run.lastAttempt(step);
        int counted = run.countedAttempts(step);
        while (true) {
            SteppedThread.pause();
            switch (run.next()) {
                case Directive.Stop _ -> {
                    return Optional.of(new RunOutcome.Stopped());
                }
                case Directive.HandOver _ -> {
                    return Optional.of(new ReasoningEnd.HandedOver());
                }
                default -> ledger.mayCall(run.runId());
            }
            if (counted == MOST_ATTEMPTS) {
                return Optional.of(new RunOutcome.Failed(Optional.of(step), Cause.CONNECTION_RESET, CauseDetail.NONE));
            }
            var attempt = new AttemptRef(step, ++ordinal);
            var ended = call(run, attempt);
            SteppedThread.pause();
            if (ended.isEmpty()) {
                keep(run, attempt);
                return Optional.empty();
            }
            var cause = ended.get();
            run.emit(new RunEvent.AttemptRejected(
                    attempt, new AttemptEnd(cause, CauseDetail.NONE, "", "", Scripts.FIGURES)));
            counted += cause == Cause.CONNECTION_RESET ? 1 : 0;
        }
    }

    /** What ended the call early; empty if its reply is whole. */
    private Optional<Cause> call(RunContext run, AttemptRef attempt) throws InterruptedException {
        SteppedThread.pause();
        run.emit(new RunEvent.AttemptStarted(attempt, CallChanges.NONE, Scripts.CALLED_AT));
        var told = new AtomicReference<Cause>();
        try (var _ = run.listen(
                directive -> told.set(directive instanceof Directive.Stop ? Cause.STOPPED : Cause.HANDED_OVER))) {
            SteppedThread.pauseInCall();
            Scripts.content(run, attempt, "some text");
            SteppedThread.pauseInCall();
        }
        if (told.get() != null) {
            return Optional.of(told.get());
        }
        return chance.nextInt(6) == 0 ? Optional.of(Cause.CONNECTION_RESET) : Optional.empty();
    }

    private void keep(RunContext run, AttemptRef attempt) {
        int number = attempt.step().number();
        var text = ledger.newText();
        var step = new CompletedStep(attempt.step(), "go on", text, "", "", text, false, Marks.NONE, Scripts.FIGURES);
        try {
            run.emit(new RunEvent.StepCompleted(attempt, step));
            ledger.acknowledged(run.runId(), number, text);
        } catch (RunTakenOver refused) {
            throw refused;
        } catch (DataAccessException lost) {
            ledger.unanswered(text);
            throw lost;
        }
    }
}
