package dev.stepwise.llm.reasoning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many tokens beyond the usual limit the next reply may have: as many as the model was seen to think by itself; for a step twice the
 * usual limit, by what became of the attempts so far; for an answer too, where the model reached the limit before it had done with thinking. A
 * reply of thinking alone that ended by itself gets more where the thinking cannot be turned off, or goes on though it was.
 *
 * @param tokens what the run has learnt before the step
 */
record TokenLimit(StepRequest stepRequest, ContextWindow window, StepTokens tokens, ThinkingSwitch thinking) {

    /**
     * The limit that goes beyond the usual one. Empty where there is no room, and where it was refused. Where a reply said the same over and
     * over, twice as much is no help.
     */
    OptionalInt beyondUsual(List<FailedAttempt> failedAttempts) {
        if (failedAttempts.stream().anyMatch(FailedAttempt::isOverflow)) {
            return OptionalInt.empty();
        }
        if (failedAttempts.stream().anyMatch(FailedAttempt::isLoop)) {
            return firstLimit();
        }
        return switch (lessonHere()) {
            case MORE_WHEN_CUT ->
                answerable(failedAttempts)
                        .or(() -> thoughtAlone(failedAttempts))
                        .map(this::doubledAfter)
                        .filter(this::isMoreThanAtFirst)
                        .orElseGet(this::firstLimit);
            case NEVER_MORE -> firstLimit();
            case MORE_AT_ONCE -> limit(doubled(), estimatedPrompt());
        };
    }

    /** The attempt that was cut and is answered by more tokens alone. */
    Optional<FailedAttempt> answeredByMore(List<FailedAttempt> failedAttempts) {
        return answerable(failedAttempts).filter(cut -> isMoreThanAtFirst(doubledAfter(cut)));
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
                .skip(thinking.canTurnOffAfter(failedAttempts) ? 1 : 0)
                .findFirst();
    }

    private StepTokens.Lesson lessonHere() {
        return stepRequest.isStep() ? tokens.lesson() : StepTokens.Lesson.MORE_WHEN_CUT;
    }

    private OptionalInt doubledAfter(FailedAttempt cut) {
        return limit(doubled(), cut.figures().tokens().prompt().orElseGet(this::estimatedPrompt));
    }

    private OptionalInt firstLimit() {
        int ownThinking = ownThinking();
        return ownThinking == 0 ? OptionalInt.empty() : limit(stepRequest.maxTokens() + ownThinking, estimatedPrompt());
    }

    private boolean isMoreThanAtFirst(OptionalInt limit) {
        return limit.isPresent() && limit.getAsInt() > firstLimit().orElse(0);
    }

    private int doubled() {
        int usual = stepRequest.isStep() ? window.stepTokens() : window.answerTokens();
        return 2 * usual + ownThinking();
    }

    private int ownThinking() {
        return tokens.forOwnThinking(stepRequest.maxTokens());
    }

    private OptionalInt limit(int wanted, int promptTokens) {
        return stepRequest.isStep() ? window.forStep(wanted, promptTokens) : window.forAnswer(wanted, promptTokens);
    }

    private int estimatedPrompt() {
        return stepRequest.said().messages(stepRequest.userTurn()).stream()
                .mapToInt(turn -> Conversation.estimate(turn.text()))
                .sum();
    }
}
