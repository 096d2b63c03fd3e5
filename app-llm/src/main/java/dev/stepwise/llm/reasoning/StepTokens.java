package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RequestPart;
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

    /** How much of the limit that a person set own thinking may take beside it. */
    private static final int MOST_OF_LIMIT = 4;

    private final boolean thinkingIsLimited;
    private Lesson lesson = Lesson.MORE_WHEN_CUT;
    private int cut;
    private int whole;
    private int mostThought;
    private int withoutThinking;

    /** @param thinkingIsLimited whether the settings say how much the model may think by itself */
    StepTokens(boolean thinkingIsLimited) {
        this.thinkingIsLimited = thinkingIsLimited;
    }

    /** As far as the stored steps tell. */
    static StepTokens of(RunContext context) {
        var settings = context.settings().reasoning();
        var tokens = new StepTokens(settings.ownThinking().tokens().isPresent());
        for (var step : context.steps()) {
            var changes = Stream.concat(
                            context.earlierAttempts(step.ref()).stream(), context.attempts(step.ref()).stream())
                    .filter(attempt -> attempt.ending() == Attempt.Ending.ACCEPTED)
                    .reduce((_, later) -> later)
                    .map(Attempt::changes)
                    .orElse(CallChanges.NONE);
            tokens.learn(step, changes, settings.steps().tokens());
        }
        return tokens;
    }

    /**
     * A step was kept. What is learnt first holds for the rest of the run.
     *
     * @param usual the limit that its settings give a step
     */
    void learn(CompletedStep step, CallChanges changes, int usual) {
        learnFromLimit(step, changes.maxTokens().orElse(usual) > usual + forOwnThinking(usual));
        mostThought = Math.max(mostThought, thought(step));
        boolean refused = step.figures().leftOut().contains(RequestPart.THINKING_OFF);
        if (changes.thinkingOff() && !refused && thought(step) == 0) {
            withoutThinking++;
        }
    }

    private void learnFromLimit(CompletedStep step, boolean withMore) {
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

    /** Tokens to be given beside a limit, for what the model thinks by itself: half as much again as it was seen to. */
    int forOwnThinking(int limit) {
        long wanted = Math.ceilDiv(3L * mostThought, 2);
        return thinkingIsLimited ? 0 : (int) Math.min(wanted, (long) MOST_OF_LIMIT * limit);
    }

    /** Whether replies came only once the model was asked not to think by itself. */
    boolean repliesComeWithoutThinking() {
        return withoutThinking >= ENOUGH;
    }

    /** What its server counted, else an estimate. */
    private static int thought(CompletedStep step) {
        return step.figures().tokens().thinking().stream()
                .filter(counted -> counted > 0)
                .findFirst()
                .orElseGet(() -> Conversation.estimate(step.thinking()));
    }
}
