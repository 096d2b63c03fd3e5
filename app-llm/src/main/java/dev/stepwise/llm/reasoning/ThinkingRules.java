package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ThinkingEnd;
import java.util.List;
import java.util.Optional;

/** Says whether the thinking is over, by the rules in their order: what stands further up overrides what stands below. */
final class ThinkingRules {

    private static final int REPEATS_IN_A_ROW = 2;
    private static final int EQUAL_IN_A_ROW = 2;

    private ThinkingRules() {}

    static Optional<ThinkingEnd> end(
            List<CompletedStep> steps, Limits limits, boolean askedToFinish, boolean contextFull) {
        if (askedToFinish) {
            return Optional.of(ThinkingEnd.ASKED_TO_FINISH);
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        if (contextFull) {
            return Optional.of(ThinkingEnd.CONTEXT_FULL);
        }
        if (steps.size() >= limits.most()) {
            return Optional.of(ThinkingEnd.STEP_LIMIT);
        }
        var counted = steps.subList(limits.repeatsFrom(), steps.size());
        if (repeats(counted)) {
            return Optional.of(ThinkingEnd.REPEATING);
        }
        if (steps.size() < limits.least()) {
            return Optional.empty();
        }
        if (endsInEqualSteps(counted)) {
            return Optional.of(ThinkingEnd.REPEATING);
        }
        return steps.getLast().nextActionFinal() ? Optional.of(ThinkingEnd.MODEL_DECIDED) : Optional.empty();
    }

    private static boolean repeats(List<CompletedStep> steps) {
        return steps.size() >= REPEATS_IN_A_ROW
                && steps.subList(steps.size() - REPEATS_IN_A_ROW, steps.size()).stream()
                        .allMatch(step -> step.marks().repeats().isPresent());
    }

    private static boolean endsInEqualSteps(List<CompletedStep> steps) {
        return steps.size() >= EQUAL_IN_A_ROW
                && steps.subList(steps.size() - EQUAL_IN_A_ROW, steps.size()).stream()
                                .map(SaidText::of)
                                .distinct()
                                .count()
                        == 1;
    }
}
