package dev.stepwise.history;

/** What a person typed to find questions by; every character of it stands for itself. */
final class SearchText {

    private static final char REPLACEMENT = '\uFFFD';

    private final String text;

    /** U+0000 and lone surrogates become U+FFFD, as they do in a question when it is stored. */
    SearchText(String typed) {
        var clean = new StringBuilder();
        typed.strip().codePoints().forEach(point -> clean.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        text = clean.toString();
    }

    private static boolean isStorable(int point) {
        return point != 0 && Character.getType(point) != Character.SURROGATE;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    String typed() {
        return text;
    }

    /** The pattern of {@code LIKE} that finds the text anywhere, with the backslash as its escape. */
    String pattern() {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
