package dev.stepwise.run.execution;

/** Makes a text storable and sendable, once, when it comes in. */
final class QuestionText {

    private static final char REPLACEMENT = '\uFFFD';

    private QuestionText() {}

    /** The text with U+FFFD for U+0000 and for each surrogate that stands alone. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                clean.append(unit).append(text.charAt(++at));
            } else {
                clean.append(unit == 0 || Character.isSurrogate(unit) ? REPLACEMENT : unit);
            }
        }
        return clean.toString();
    }

    /** Whether there is nothing to read in it; other than for {@link String#isBlank()}, no-break spaces are nothing too. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }
}
