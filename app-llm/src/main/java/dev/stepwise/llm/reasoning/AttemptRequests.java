package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.settings.Sampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Makes the next request for a step out of what became of those before, and of nothing else: a run that is taken up again goes on
 * with the request that was due. After a fault it is the same request; after a bad reply it never is, for at temperature 0 the same
 * reply would come back. A fault that broke off the same text twice is taken for the request's own doing: llama.cpp reports one when
 * its parser does not like what its model wrote.
 *
 * @param badBefore how many bad replies there were before the run was last asked to go on; what is asked for now is none of what was
 *     asked for then
 * @see "docs/decisions/0010-no-retry-repeats-a-rejected-request.md"
 */
record AttemptRequests(
        StepRequest stepRequest, Sampling sampling, ContextWindow window, StepTokens.Lesson lesson, int badBefore) {

    private static final double LEAST_TEMPERATURE = 0.3;

    AttemptRequest after(List<FailedAttempt> failedAttempts) {
        var bad = badReplies(failedAttempts);
        if (bad.isEmpty()) {
            boolean anew = brokeOffTheSameTextTwice(failedAttempts);
            return request(
                    failedAttempts,
                    stepRequest.userTurn(),
                    anew ? livelier(1) : badBefore > 0 ? livelier(0) : sampling,
                    stepRequest.shape().format());
        }
        boolean schema = stepRequest.shape().format() == ReplyFormat.STEP_SCHEMA;
        var sentence = stepRequest.shape().faultSentence(bad.getFirst());
        return request(
                failedAttempts,
                sentence.map(text -> UserTurns.withSentence(stepRequest.userTurn(), text))
                        .orElse(stepRequest.userTurn()),
                // Without a schema that could be left out, only the seed is left to tell a third request from the
                // second.
                livelier(schema ? 1 : bad.size()),
                bad.size() == 1 ? stepRequest.shape().format() : ReplyFormat.FREE);
    }

    /**
     * The limit that goes beyond the usual one: for a step that was cut, or for each where that is known to be enough. Empty where there is
     * no room, where it was refused, and where a reply said the same over and over: more room is no help to that.
     */
    private OptionalInt moreTokens(List<FailedAttempt> failedAttempts) {
        boolean noHelp =
                failedAttempts.stream().anyMatch(failed -> failed.isLoop() || failed.cause() == Cause.CONTEXT_OVERFLOW);
        if (noHelp || !stepRequest.isStep()) {
            return OptionalInt.empty();
        }
        return switch (lesson) {
            case MORE_WHEN_CUT -> doubledAfterCut(failedAttempts);
            case NEVER_MORE -> OptionalInt.empty();
            case MORE_AT_ONCE -> window.doubled(estimatedPrompt());
        };
    }

    private OptionalInt doubledAfterCut(List<FailedAttempt> failedAttempts) {
        return firstCut(failedAttempts)
                .map(cut -> window.doubled(cut.figures().tokens().prompt().orElseGet(this::estimatedPrompt)))
                .orElse(OptionalInt.empty());
    }

    /** Those replies that the request has to change for; being cut once is answered by more tokens alone. */
    private List<FailedAttempt> badReplies(List<FailedAttempt> failedAttempts) {
        var answeredByTokens = firstCut(failedAttempts)
                .filter(_ -> doubledAfterCut(failedAttempts).isPresent());
        return failedAttempts.stream()
                .filter(FailedAttempt::isBadReply)
                .filter(bad -> answeredByTokens.filter(bad::equals).isEmpty())
                .toList();
    }

    private static boolean brokeOffTheSameTextTwice(List<FailedAttempt> failedAttempts) {
        var brokenOff = failedAttempts.stream()
                .filter(FailedAttempt::isFault)
                .map(FailedAttempt::raw)
                .filter(text -> !text.isBlank())
                .toList();
        return brokenOff.stream().distinct().count() < brokenOff.size();
    }

    private Sampling livelier(int furtherSeed) {
        return sampling.with(
                Math.max(sampling.temperature(), LEAST_TEMPERATURE),
                (sampling.seed().orElse(0) + badBefore + furtherSeed) & Integer.MAX_VALUE);
    }

    /** The one that more tokens may answer: none that comes after a loop. */
    private Optional<FailedAttempt> firstCut(List<FailedAttempt> failedAttempts) {
        return lesson == StepTokens.Lesson.MORE_WHEN_CUT && stepRequest.isStep()
                ? failedAttempts.stream()
                        .takeWhile(attempt -> !attempt.isLoop())
                        .filter(FailedAttempt::isCut)
                        .findFirst()
                : Optional.empty();
    }

    private int estimatedPrompt() {
        return stepRequest.said().messages(stepRequest.userTurn()).stream()
                .mapToInt(turn -> Conversation.estimate(turn.text()))
                .sum();
    }

    private AttemptRequest request(
            List<FailedAttempt> failedAttempts, String userTurn, Sampling chosen, ReplyFormat format) {
        var more = moreTokens(failedAttempts);
        return new AttemptRequest(
                userTurn,
                more.orElse(stepRequest.maxTokens()),
                chosen,
                format,
                new CallChanges(
                        more,
                        chosen.temperature() == sampling.temperature()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(chosen.temperature()),
                        chosen.seed().equals(sampling.seed()) ? OptionalInt.empty() : chosen.seed(),
                        !userTurn.equals(stepRequest.userTurn()),
                        format != stepRequest.shape().format()),
                new LoopingReplies(stepRequest.shape(), failedAttempts).meant());
    }
}
