package dev.stepwise.llm.thinking;

import dev.stepwise.settings.Strategy;
import java.util.List;

/**
 * A question that was asked in one way, and what came of it.
 *
 * @param way STEPS is driven, DIRECT is plain
 * @param tokens that the model wrote, in attempts that were not kept too
 * @param seconds from asking to the answer
 */
record Asked(
        HeldOutQuestions.HeldOut question,
        Strategy way,
        double temperature,
        String answer,
        List<String> steps,
        int attempts,
        int tokens,
        double seconds,
        String end) {

    Asked {
        steps = List.copyOf(steps);
    }

    boolean isRight() {
        return Judge.isRight(question.skill(), question.expected(), answer);
    }
}
