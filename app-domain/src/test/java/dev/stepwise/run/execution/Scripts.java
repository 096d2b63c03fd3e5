package dev.stepwise.run.execution;

import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.Tokens;
import dev.stepwise.run.reasoning.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What scripted strategies are made of. */
final class Scripts {

    static final Instant CALLED_AT = Instant.parse("2026-05-04T10:00:00Z");
    static final CallFigures FIGURES = new CallFigures(
            CALLED_AT,
            Optional.of(Duration.ofMillis(120)),
            Duration.ofMillis(900),
            new Tokens(OptionalInt.of(100), OptionalInt.of(90), OptionalInt.of(40), false),
            Optional.of("practice-8b"));

    private Scripts() {}

    /** Steps up to the given number and then the answer, going on after what is stored. */
    static ReasoningEnd think(RunContext run, int steps) {
        for (int number = run.steps().size() + 1; number <= steps; number++) {
            step(run, number);
        }
        return answer(run, steps + 1);
    }

    static void step(RunContext run, int number) {
        keep(run, begin(run, reasoning(number), 1));
    }

    static ReasoningEnd answer(RunContext run, int number) {
        run.emit(new RunEvent.ThinkingEnded(ThinkingEnd.MODEL_DECIDED));
        keep(run, begin(run, new StepRef(number, StepKind.ANSWER), 1));
        return new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED));
    }

    static StepRef reasoning(int number) {
        return new StepRef(number, StepKind.REASONING);
    }

    static AttemptRef begin(RunContext run, StepRef step, int ordinal) {
        var attempt = new AttemptRef(step, ordinal);
        run.emit(new RunEvent.AttemptStarted(attempt, CallChanges.NONE, CALLED_AT));
        return attempt;
    }

    static void title(RunContext run, AttemptRef attempt, String text) {
        run.emit(new RunEvent.TextStreamed(attempt, Field.TITLE, text));
    }

    static void content(RunContext run, AttemptRef attempt, String text) {
        run.emit(new RunEvent.TextStreamed(attempt, Field.CONTENT, text));
    }

    static void keep(RunContext run, AttemptRef attempt) {
        run.emit(new RunEvent.StepCompleted(attempt, completed(attempt.step())));
    }

    static void reject(RunContext run, AttemptRef attempt, Cause cause, String rawReply) {
        run.emit(new RunEvent.AttemptRejected(attempt, new AttemptEnd(cause, "", rawReply, FIGURES)));
    }

    static CompletedStep completed(StepRef ref) {
        int number = ref.number();
        return new CompletedStep(
                ref,
                "go on " + number,
                "{\"title\": \"Step " + number + "\"}",
                ref.kind() == StepKind.ANSWER ? "" : "Title " + number,
                "Content " + number,
                false,
                Marks.NONE,
                FIGURES);
    }
}
