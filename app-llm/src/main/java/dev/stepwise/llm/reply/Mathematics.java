package dev.stepwise.llm.reply;

/**
 * Whether a text that comes unit by unit stands in mathematics: between dollars, {@code \(} and {@code \)}, {@code \[} and {@code \]}, or
 * {@code \begin} and {@code \end}. A single dollar, which may be money, counts to the end of its paragraph at most.
 */
final class Mathematics {

    /** Letters of a command that are looked at; {@code \begin} is the longest. */
    private static final int NAME_BOUND = 6;

    private final StringBuilder name = new StringBuilder();
    private boolean afterBackslash;
    private boolean inDollars;
    private boolean inTwoDollars;
    private boolean inRound;
    private boolean inSquare;
    private int environments;
    private char before;

    void read(char c) {
        if (afterBackslash) {
            command(c);
        } else if (c == '\\') {
            afterBackslash = true;
            name.setLength(0);
        } else if (c == '$') {
            dollar();
            return;
        } else if (c == '\n' && before == '\n') {
            inDollars = false;
        }
        before = c;
    }

    boolean isInside() {
        return inDollars || inTwoDollars || inRound || inSquare || environments > 0;
    }

    private void command(char c) {
        if (Character.isLetter(c)) {
            if (name.length() < NAME_BOUND) {
                name.append(c);
            }
            return;
        }
        afterBackslash = false;
        if (name.isEmpty()) {
            sign(c);
            return;
        }
        switch (name.toString()) {
            case "begin" -> environments++;
            case "end" -> environments = Math.max(0, environments - 1);
            default -> {}
        }
        read(c);
    }

    private void sign(char c) {
        switch (c) {
            case '(' -> inRound = true;
            case ')' -> inRound = false;
            case '[' -> inSquare = true;
            case ']' -> inSquare = false;
            default -> {}
        }
    }

    /** The second of two dollars takes back what the first one did. */
    private void dollar() {
        inDollars = !inDollars;
        if (before == '$') {
            inTwoDollars = !inTwoDollars;
            before = 0;
        } else {
            before = '$';
        }
    }
}
