package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.run.CallChanges;
import dev.stepwise.settings.Sampling;
import java.util.List;
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
        StepRequest stepRequest,
        Sampling sampling,
        ContextWindow window,
        TokenLimit limit,
        ThinkingSwitch thinking,
        int badBefore) {

    private static final double LEAST_TEMPERATURE = 0.3;

    AttemptRequest after(List<FailedAttempt> failedAttempts) {
        int leftOut = stepsLeftOut(failedAttempts);
        var turn = turn(leftOut);
        var bad = badReplies(failedAttempts);
        if (bad.isEmpty()) {
            var chosen = brokeOffTheSameTextTwice(failedAttempts) ? livelier(1) : first();
            var changes = changes(failedAttempts, bad, chosen, false, leftOut);
            return request(failedAttempts, turn, chosen, changes);
        }
        var sentence = stepRequest.shape().faultSentence(bad.getFirst());
        // Without a schema that could be left out, only the seed is left to tell a third request from the second.
        var chosen = livelier(hasSchema() ? 1 : bad.size());
        var changes = changes(failedAttempts, bad, chosen, sentence.isPresent(), leftOut);
        return request(
                failedAttempts,
                sentence.map(text -> UserTurns.withSentence(turn, text)).orElse(turn),
                chosen,
                changes);
    }

    private Sampling first() {
        return badBefore > 0 ? livelier(0) : sampling;
    }

    private int stepsLeftOut(List<FailedAttempt> failedAttempts) {
        return stepRequest.isStep()
                ? 0
                : new StepsLeftOut(stepRequest.said(), stepRequest.userTurn(), window).after(failedAttempts);
    }

    /** The first step's turn holds the question, and with it whatever was said to it; it is not said twice. */
    private String turn(int leftOut) {
        var steps = stepRequest.said().steps();
        var turn = stepRequest.userTurn();
        return leftOut > 0
                        && leftOut == steps.size()
                        && !turn.contains(steps.getFirst().userTurn())
                ? UserTurns.withSentence(steps.getFirst().userTurn(), turn)
                : turn;
    }

    /** Those replies that the request has to change for; being cut once is answered by more tokens alone. */
    private List<FailedAttempt> badReplies(List<FailedAttempt> failedAttempts) {
        var answeredByTokens = limit.answeredByMore(failedAttempts);
        return failedAttempts.stream()
                .filter(FailedAttempt::isBadReply)
                .filter(bad -> answeredByTokens.filter(bad::equals).isEmpty())
                .toList();
    }

    private boolean hasSchema() {
        return stepRequest.shape().format() == ReplyFormat.STEP_SCHEMA;
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

    private AttemptRequest request(
            List<FailedAttempt> failedAttempts, String userTurn, Sampling chosen, CallChanges changes) {
        return new AttemptRequest(
                userTurn,
                changes.maxTokens().orElse(stepRequest.maxTokens()),
                chosen,
                changes.withoutSchema() ? ReplyFormat.FREE : stepRequest.shape().format(),
                changes,
                new LoopingReplies(stepRequest.shape(), failedAttempts).meant());
    }

    private CallChanges changes(
            List<FailedAttempt> failedAttempts,
            List<FailedAttempt> bad,
            Sampling chosen,
            boolean faultNamed,
            int leftOut) {
        return new CallChanges(
                limit.beyondUsual(failedAttempts),
                chosen.temperature() == sampling.temperature()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(chosen.temperature()),
                chosen.seed().equals(sampling.seed()) ? OptionalInt.empty() : chosen.seed(),
                faultNamed,
                hasSchema() && bad.size() > 1,
                leftOut,
                thinking.isOffAfter(failedAttempts, bad));
    }
}
