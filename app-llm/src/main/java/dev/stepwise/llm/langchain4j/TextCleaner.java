package dev.stepwise.llm.langchain4j;

/**
 * Replaces what neither a database nor a model server takes: U+0000 and surrogates without their partner become U+FFFD. A pair that is
 * split over two pieces is put together again.
 */
final class TextCleaner {

    private static final char REPLACEMENT = '\ufffd';

    /** A high surrogate that waits for the next piece; 0 where there is none. */
    private char held;

    /** The piece as it can be passed on; empty if it has to wait for the next one. */
    String clean(String piece) {
        var clean = new StringBuilder(piece.length() + 1);
        for (var i = 0; i < piece.length(); i++) {
            add(piece.charAt(i), clean);
        }
        return clean.toString();
    }

    /** What still waits when no piece will follow. */
    String rest() {
        if (held == 0) {
            return "";
        }
        held = 0;
        return String.valueOf(REPLACEMENT);
    }

    static String cleanWhole(String text) {
        var cleaner = new TextCleaner();
        return cleaner.clean(text) + cleaner.rest();
    }

    private void add(char next, StringBuilder clean) {
        if (Character.isLowSurrogate(next)) {
            if (held != 0) {
                clean.append(held).append(next);
                held = 0;
            } else {
                clean.append(REPLACEMENT);
            }
            return;
        }
        clean.append(rest());
        if (Character.isHighSurrogate(next)) {
            held = next;
        } else {
            clean.append(next == 0 ? REPLACEMENT : next);
        }
    }
}
