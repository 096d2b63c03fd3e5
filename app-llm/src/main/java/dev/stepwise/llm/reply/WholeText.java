package dev.stepwise.llm.reply;

/**
 * Text that comes in UTF-16 units and is given away in whole characters: the first half of a surrogate pair waits for the second.
 * U+0000 and halves that stay alone become U+FFFD, for neither the database nor model servers take them.
 */
final class WholeText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char NONE = 0;

    private final StringBuilder whole = new StringBuilder();
    private char half = NONE;

    /** The text as it comes out when it goes in at once. */
    static String of(String text) {
        var out = new WholeText();
        for (int i = 0; i < text.length(); i++) {
            out.add(text.charAt(i));
        }
        out.end();
        return out.take();
    }

    void add(char unit) {
        if (half != NONE && Character.isLowSurrogate(unit)) {
            whole.append(half).append(unit);
            half = NONE;
            return;
        }
        end();
        if (Character.isHighSurrogate(unit)) {
            half = unit;
        } else {
            whole.append(unit == 0 || Character.isLowSurrogate(unit) ? REPLACEMENT : unit);
        }
    }

    /** Nothing more comes: a half that waits stays alone. */
    void end() {
        if (half != NONE) {
            whole.append(REPLACEMENT);
            half = NONE;
        }
    }

    /** What became whole since the last time. */
    String take() {
        if (whole.isEmpty()) {
            return "";
        }
        var text = whole.toString();
        whole.setLength(0);
        return text;
    }
}
