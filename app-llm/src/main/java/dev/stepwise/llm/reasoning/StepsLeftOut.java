package dev.stepwise.llm.reasoning;

import java.util.List;

/**
 * How many steps are left out of the request for the answer so that it fits into the context: from the second on, so that the first one and
 * the last ones stay longest; in the end the question stands alone. What is not known to be too much is left to the server, and with each time
 * that it refuses, half as many steps are sent.
 */
record StepsLeftOut(Conversation said, String userTurn, ContextWindow window) {

    int after(List<FailedAttempt> failedAttempts) {
        int all = said.steps().size();
        int sent = all;
        while (sent > 0 && !window.holdsAnswerAfter(tokensWithout(all - sent))) {
            sent--;
        }
        long refused = failedAttempts.stream().filter(FailedAttempt::isOverflow).count();
        for (long i = 0; i < refused; i++) {
            sent /= 2;
        }
        return all - sent;
    }

    /** The lower one of two counts that rest on estimates: too few steps are worse than a refusal. */
    private long tokensWithout(int leftOut) {
        var rest = said.without(leftOut);
        long counted = (long) said.tokens() + Conversation.estimate(userTurn) - (estimated(said) - estimated(rest));
        return Math.min(counted, estimated(rest));
    }

    private long estimated(Conversation conversation) {
        return conversation.messages(userTurn).stream()
                .mapToLong(turn -> Conversation.estimate(turn.text()))
                .sum();
    }
}
