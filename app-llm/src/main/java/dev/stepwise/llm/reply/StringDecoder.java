package dev.stepwise.llm.reply;

import java.util.HexFormat;

/**
 * Decodes a JSON string, unit by unit from the one after its opening quote. Raw control characters are text, because real grammars
 * let them through; where an escape is none that JSON knows, its letter is text, and a broken {@code \\uXXXX} becomes U+FFFD.
 */
final class StringDecoder {

    private enum Place {
        TEXT,
        ESCAPE,
        HEX
    }

    private static final int HEX_DIGITS = 4;

    private final WholeText text;
    private Place place = Place.TEXT;
    private int code;
    private int digits;

    StringDecoder(WholeText text) {
        this.text = text;
    }

    /** Takes the next unit; false if it was the closing quote. */
    boolean read(char c) {
        switch (place) {
            case TEXT -> {
                return plain(c);
            }
            case ESCAPE -> escaped(c);
            case HEX -> {
                return hex(c);
            }
        }
        return true;
    }

    private boolean plain(char c) {
        if (c == '"') {
            text.end();
            return false;
        }
        if (c == '\\') {
            place = Place.ESCAPE;
        } else {
            text.add(c);
        }
        return true;
    }

    private void escaped(char c) {
        place = Place.TEXT;
        switch (c) {
            case 'b' -> text.add('\b');
            case 'f' -> text.add('\f');
            case 'n' -> text.add('\n');
            case 'r' -> text.add('\r');
            case 't' -> text.add('\t');
            case 'u' -> {
                place = Place.HEX;
                code = 0;
                digits = 0;
            }
            default -> text.add(c);
        }
    }

    private boolean hex(char c) {
        if (!HexFormat.isHexDigit(c)) {
            place = Place.TEXT;
            text.add('\uFFFD');
            return plain(c);
        }
        code = code << 4 | HexFormat.fromHexDigit(c);
        digits++;
        if (digits == HEX_DIGITS) {
            place = Place.TEXT;
            text.add((char) code);
        }
        return true;
    }
}
