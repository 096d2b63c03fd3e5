package dev.stepwise.history;

import java.util.regex.Pattern;

/** The place in a text where something was found, and what stands around it, in one line. */
final class Snippet {

    private static final int BEFORE = 60;
    private static final int LENGTH = 200;
    private static final String CUT = "…";

    private Snippet() {}

    /** In any case of letters; where it is not there after all, the text's beginning. */
    static String of(String text, String searched) {
        var place = Pattern.compile(Pattern.quote(searched), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        int found = place.find() ? place.start() : 0;
        int begin = found <= BEFORE ? 0 : wordAfter(text, found - BEFORE, found);
        int end = Math.min(text.length(), begin + LENGTH);
        end = end == text.length() ? end : wordBefore(text, end, Math.min(end, found + searched.length()));
        var line = text.substring(begin, end).strip().replaceAll("\\s+", " ");
        return (begin > 0 ? CUT : "") + line + (end < text.length() ? CUT : "");
    }

    /** Where a word begins between the two, else the first of them that is no half of a character. */
    private static int wordAfter(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int wordBefore(String text, int from, int to) {
        for (int i = from; i > to; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }
}
