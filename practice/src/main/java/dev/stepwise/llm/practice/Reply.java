package dev.stepwise.llm.practice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A reply as it is sent, token by token.
 *
 * @param tokens of which {@link PracticeTokens#END} is the last, unless the limit cut the reply
 * @param textTokens how many of them are the text that was meant; what follows is white space
 * @param finishReason as the wire names it
 */
record Reply(List<String> tokens, int textTokens, String finishReason) {

    /** What a model writes that doesn't find the end of its reply. */
    private static final String BLANKS = " ".repeat(8);

    Reply {
        tokens = List.copyOf(tokens);
    }

    /** The text, cut after so many tokens. */
    static Reply of(String text, int limit) {
        var tokens = new ArrayList<>(PracticeTokens.split(text));
        var textTokens = Math.min(tokens.size(), limit);
        tokens.add(PracticeTokens.END);
        return tokens.size() <= limit
                ? new Reply(tokens, textTokens, "stop")
                : new Reply(tokens.subList(0, limit), textTokens, "length");
    }

    /** The text, followed by white space up to so many tokens. */
    static Reply runningOn(String text, int limit) {
        var tokens = new ArrayList<>(PracticeTokens.split(text));
        var textTokens = Math.min(tokens.size(), limit);
        tokens.addAll(Collections.nCopies(Math.max(0, limit - tokens.size()), BLANKS));
        return new Reply(tokens.subList(0, limit), textTokens, "length");
    }

    String text() {
        return text(tokens.size());
    }

    /** What the first tokens say. */
    String text(int count) {
        return String.join("", tokens.subList(0, count));
    }

    /** How many of the first tokens are white space after the text's end. */
    int blanksAmong(int count) {
        return (int) tokens.subList(0, count).stream()
                .skip(textTokens)
                .filter(token -> !token.isEmpty())
                .count();
    }
}
