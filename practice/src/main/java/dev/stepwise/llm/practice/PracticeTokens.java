package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts text into the pieces that the practice server sends and counts; joined, the pieces are the text again. */
final class PracticeTokens {

    /** Ends a message, like a model's end-of-turn token; it has no text. */
    static final String END = "";

    /** About as many pieces as common tokenizers make: two Han characters, eight letters, three digits or signs, eight blanks. */
    private static final Pattern PIECE = Pattern.compile(
            "\\p{IsHan}{1,2}| ?[\\p{L}\\p{M}&&[^\\p{IsHan}]]{1,8}| ?\\p{N}{1,3}|[^\\s\\p{L}\\p{M}\\p{N}]{1,3}|\\s{1,8}|.",
            Pattern.DOTALL);

    private PracticeTokens() {}

    static List<String> split(String text) {
        return PIECE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The messages as a chat template lays them out, up to the mark after which the reply begins. */
    static List<String> prompt(List<ChatMessage> messages) {
        var tokens = new ArrayList<String>();
        for (var message : messages) {
            tokens.add(mark(message.role()));
            tokens.addAll(split(message.text()));
            tokens.add(END);
        }
        tokens.add(mark(ChatMessage.ASSISTANT));
        return tokens;
    }

    // No piece of a text mixes letters with signs, so no text can be taken for a mark.
    private static String mark(String role) {
        return "<" + role + ">";
    }
}
