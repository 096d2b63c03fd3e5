package dev.stepwise.ui.text;

/** Text without what would act on the page around it. */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text with U+FFFD for each control character, each half of a surrogate pair that stands alone, and each mark that turns the
     * direction of what follows it (U+202A to U+202E, U+2066 to U+2069); line ends become U+000A, and tabs stay.
     */
    public static String of(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(isHarmless(c) ? c : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isHarmless(char c) {
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.isSurrogate(c) || turnsDirection(c));
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
