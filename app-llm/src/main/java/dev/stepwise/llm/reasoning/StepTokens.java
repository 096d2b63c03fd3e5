package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.reasoning.RunContext;
import java.util.stream.Stream;

/** What a run has learnt of the tokens that its steps need, so that it is not paid for at each step anew. */
final class StepTokens {

    /** What later steps are given. */
    enum Lesson {
        /** The usual limit, and twice as much if they are cut. */
        MORE_WHEN_CUT,
        /** The usual limit: twice as much was not enough either. */
        NEVER_MORE,
        /** Twice as much from the beginning: it was enough. */
        MORE_AT_ONCE
    }

    /** So many steps teach something. */
    private static final int ENOUGH = 2;

    private Lesson lesson = Lesson.MORE_WHEN_CUT;
    private int cut;
    private int whole;

    /** As far as the stored steps tell. */
    static StepTokens of(RunContext context) {
        var tokens = new StepTokens();
        for (var step : context.steps()) {
            var kept = Stream.concat(
                            context.earlierAttempts(step.ref()).stream(), context.attempts(step.ref()).stream())
                    .filter(attempt -> attempt.ending() == Attempt.Ending.ACCEPTED);
            tokens.learn(
                    step, kept.anyMatch(attempt -> attempt.changes().maxTokens().isPresent()));
        }
        return tokens;
    }

    /** A step was kept. What is learnt first holds for the rest of the run. */
    void learn(CompletedStep step, boolean withMore) {
        if (!withMore || lesson != Lesson.MORE_WHEN_CUT) {
            return;
        }
        if (step.marks().truncated()) {
            cut++;
        } else {
            whole++;
        }
        if (cut == ENOUGH) {
            lesson = Lesson.NEVER_MORE;
        } else if (whole == ENOUGH) {
            lesson = Lesson.MORE_AT_ONCE;
        }
    }

    Lesson lesson() {
        return lesson;
    }
}
