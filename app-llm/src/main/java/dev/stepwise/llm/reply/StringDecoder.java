package dev.stepwise.llm.reply;

import java.util.HexFormat;

/**
 * Decodes a JSON string, unit by unit from the one after its opening quote. Raw control characters are text, because real grammars
 * let them through. Models write LaTeX, paths and regular expressions with single backslashes, so that one which JSON does not know
 * stands for itself, and so does one before {@code b} or {@code f} and a further letter, or before one of {@link LatexCommands}.
 */
final class StringDecoder {

    private enum Place {
        TEXT,
        ESCAPE,
        HEX,
        LETTERS
    }

    private static final int HEX_DIGITS = 4;

    private final WholeText text;
    private final Mathematics mathematics = new Mathematics();

    /** What followed a backslash that may stand for itself. */
    private final StringBuilder held = new StringBuilder();

    private Place place = Place.TEXT;
    private boolean repaired;

    StringDecoder(WholeText text) {
        this.text = text;
    }

    /** Takes the next unit; false if it was the closing quote. */
    boolean read(char c) {
        return switch (place) {
            case TEXT -> plain(c);
            case ESCAPE -> escaped(c);
            case HEX -> hex(c);
            case LETTERS -> letters(c);
        };
    }

    /** The quote that was read is none that closes: it is text. */
    void takeQuote() {
        add('"');
    }

    /** Whether a backslash stood for itself that should have been written twice. */
    boolean isRepaired() {
        return repaired;
    }

    private boolean plain(char c) {
        place = Place.TEXT;
        if (c == '"') {
            text.end();
            return false;
        }
        if (c == '\\') {
            place = Place.ESCAPE;
            held.setLength(0);
        } else {
            add(c);
        }
        return true;
    }

    private boolean escaped(char c) {
        switch (c) {
            case '"', '\\', '/' -> {
                place = Place.TEXT;
                add(c);
            }
            case 'u' -> hold(c, Place.HEX);
            case 'b', 'f', 'n', 'r', 't' -> hold(c, Place.LETTERS);
            default -> {
                held.append(c);
                backslash();
            }
        }
        return true;
    }

    private void hold(char c, Place next) {
        held.append(c);
        place = next;
    }

    private boolean hex(char c) {
        if (!HexFormat.isHexDigit(c)) {
            backslash();
            return plain(c);
        }
        held.append(c);
        if (held.length() > HEX_DIGITS) {
            place = Place.TEXT;
            add((char) HexFormat.fromHexDigits(held, 1, held.length()));
        }
        return true;
    }

    private boolean letters(char c) {
        return switch (held.charAt(0)) {
            case 'b', 'f' -> {
                decide(Character.isLetter(c));
                yield plain(c);
            }
            default -> command(c);
        };
    }

    private boolean command(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter) {
            decide(LatexCommands.isOne(held, mathematics.isInside()));
            return plain(c);
        }
        held.append(c);
        if (!LatexCommands.mayBecomeOne(held)) {
            decide(false);
        }
        return true;
    }

    private void decide(boolean backslash) {
        if (backslash) {
            backslash();
        } else {
            place = Place.TEXT;
            add(control(held.charAt(0)));
            held.chars().skip(1).forEach(unit -> add((char) unit));
        }
    }

    private void backslash() {
        repaired = true;
        place = Place.TEXT;
        add('\\');
        held.chars().forEach(unit -> add((char) unit));
    }

    private void add(char unit) {
        text.add(unit);
        mathematics.read(unit);
    }

    private static char control(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> '\t';
        };
    }
}
