package dev.stepwise.llm.reasoning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many tokens beyond the usual limit a step's next reply may have, by what became of the attempts so far; an answer's too, where the
 * model reached the limit before it had done with thinking. A reply of thinking alone that ended by itself gets more where the thinking
 * cannot be turned off, or goes on though it was.
 *
 * @param lesson about steps
 */
record TokenLimit(StepRequest stepRequest, ContextWindow window, StepTokens.Lesson lesson, ThinkingSwitch thinking) {

    /**
     * The limit that goes beyond the usual one: for a step that was cut, or for each where that is known to be enough. Empty where there is
     * no room, where it was refused, and where a reply said the same over and over: more room is no help to that.
     */
    OptionalInt beyondUsual(List<FailedAttempt> failedAttempts) {
        boolean noHelp = failedAttempts.stream().anyMatch(failed -> failed.isLoop() || failed.isOverflow());
        if (noHelp) {
            return OptionalInt.empty();
        }
        return switch (lessonHere()) {
            case MORE_WHEN_CUT ->
                answerable(failedAttempts)
                        .or(() -> thoughtAlone(failedAttempts))
                        .map(this::doubledAfter)
                        .orElse(OptionalInt.empty());
            case NEVER_MORE -> OptionalInt.empty();
            case MORE_AT_ONCE -> window.doubled(estimatedPrompt());
        };
    }

    /** The attempt that was cut and is answered by more tokens alone. */
    Optional<FailedAttempt> answeredByMore(List<FailedAttempt> failedAttempts) {
        return answerable(failedAttempts).filter(cut -> doubledAfter(cut).isPresent());
    }

    /** None that comes after a loop. */
    private Optional<FailedAttempt> answerable(List<FailedAttempt> failedAttempts) {
        return lessonHere() == StepTokens.Lesson.MORE_WHEN_CUT
                ? failedAttempts.stream()
                        .takeWhile(attempt -> !attempt.isLoop())
                        .filter(FailedAttempt::isCut)
                        .findFirst()
                : Optional.empty();
    }

    /** The reply of thinking alone that is not answered by turning the thinking off. */
    private Optional<FailedAttempt> thoughtAlone(List<FailedAttempt> failedAttempts) {
        return failedAttempts.stream()
                .filter(FailedAttempt::isOnlyThinking)
                .skip(thinking.worksAfter(failedAttempts) ? 1 : 0)
                .findFirst();
    }

    private StepTokens.Lesson lessonHere() {
        return stepRequest.isStep() ? lesson : StepTokens.Lesson.MORE_WHEN_CUT;
    }

    private OptionalInt doubledAfter(FailedAttempt cut) {
        int prompt = cut.figures().tokens().prompt().orElseGet(this::estimatedPrompt);
        return stepRequest.isStep() ? window.doubled(prompt) : window.doubledForAnswer(prompt);
    }

    private int estimatedPrompt() {
        return stepRequest.said().messages(stepRequest.userTurn()).stream()
                .mapToInt(turn -> Conversation.estimate(turn.text()))
                .sum();
    }
}
