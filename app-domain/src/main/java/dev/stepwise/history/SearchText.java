package dev.stepwise.history;

/** What a person typed to find questions by; every character of it stands for itself. */
public final class SearchText {

    /** How many characters of what was typed are searched for, counted in code points. */
    public static final int LONGEST = 500;

    private static final char REPLACEMENT = '\uFFFD';

    private final String text;

    /** U+0000 and lone surrogates become U+FFFD, as they do in a question when it is stored. */
    SearchText(String typed) {
        var clean = new StringBuilder();
        taken(typed).codePoints().forEach(point -> clean.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        text = clean.toString();
    }

    /** What is searched for of what was typed: its first {@value #LONGEST} characters from where it begins, without spaces around it. */
    public static String taken(String typed) {
        var text = typed.strip();
        // a text has no more characters than UTF-16 units, and counting them all may take long
        return text.length() <= LONGEST
                ? text
                : text.codePoints()
                        .limit(LONGEST)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
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
