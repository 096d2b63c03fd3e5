package dev.stepwise.llm.reasoning;

import dev.stepwise.settings.ReasoningSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * How much of the model's context a run may still use. Where the server does not say how large it is, there is no limit, and only its
 * refusal counts.
 *
 * @param answerTurnTokens about what the request for the answer takes, beside hints
 */
record ContextWindow(OptionalInt size, int stepTokens, int answerTokens, int answerTurnTokens) {

    /** What a chat template adds to the texts, and the error of our estimates. */
    private static final int RESERVE = 128;

    static ContextWindow of(OptionalInt size, ReasoningSettings settings, int answerTurnTokens) {
        return new ContextWindow(size, settings.steps().tokens(), settings.answerTokens(), answerTurnTokens);
    }

    /** Whether another step after what was said would leave too little room for the answer. */
    boolean isFull(Conversation said, String nextTurn) {
        long needed = (long) said.tokens()
                + Conversation.estimate(nextTurn)
                + stepTokens
                + answerTurnTokens
                + answerTokens
                + RESERVE;
        return size.isPresent() && needed > size.getAsInt();
    }

    /** Whether an answer has room after a prompt of so many tokens, as far as is known. */
    boolean holdsAnswerAfter(long promptTokens) {
        return size.isEmpty() || promptTokens + answerTokens <= size.getAsInt();
    }

    /** Whether a prompt fits whatever its count may be: no tokenizer makes more tokens of a text than it has bytes. */
    boolean surelyHolds(List<ChatTurn> prompt) {
        long most = prompt.stream()
                .mapToLong(turn -> Conversation.bytes(turn.text()))
                .sum();
        return size.isPresent() && most + answerTokens + RESERVE <= size.getAsInt();
    }

    /** Whether a question cannot be answered even without any step. */
    boolean isTooSmallFor(int questionTokens) {
        return size.isPresent() && needed(questionTokens) > size.getAsInt();
    }

    /** What the question alone needs, with its answer: always more than the size where the question is too long. */
    long needed(int questionTokens) {
        return (long) questionTokens + answerTokens;
    }

    /** The limit for a step that wants so many tokens, as far as there is room beside the answer; empty if that is not beyond the usual one. */
    OptionalInt forStep(int wanted, int promptTokens) {
        int room = size.isPresent()
                ? size.getAsInt() - promptTokens - answerTurnTokens - answerTokens - RESERVE
                : Integer.MAX_VALUE;
        int limit = Math.min(wanted, room);
        return limit > stepTokens ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    /** The limit for an answer that wants so many tokens, as far as there is room; empty if that is not beyond the usual one. */
    OptionalInt forAnswer(int wanted, int promptTokens) {
        int room = size.isPresent() ? size.getAsInt() - promptTokens - RESERVE : Integer.MAX_VALUE;
        int limit = Math.min(wanted, room);
        return limit > answerTokens ? OptionalInt.of(limit) : OptionalInt.empty();
    }
}
