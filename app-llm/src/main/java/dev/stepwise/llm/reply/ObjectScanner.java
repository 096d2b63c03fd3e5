package dev.stepwise.llm.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows one JSON object, unit by unit from its brace, and tells of the values at its top level; what lies deeper is only counted.
 * It forgives what is no JSON: whether a reply is valid is judged at its end, when it is whole.
 */
final class ObjectScanner {

    /** Hears of the values at the top level, in the order in which they come. */
    interface Values {

        /** A value begins; answers where its text goes, which is asked for nothing but strings. */
        Optional<WholeText> begins(String key, boolean string);

        /** The value is complete. */
        void ended(String key);
    }

    private final Values values;
    private final WholeText keyText = new WholeText();
    private final List<Integer> innerQuotes = new ArrayList<>();

    /** What follows a quote of which it is not yet known whether it ends its string. */
    private final StringBuilder behindQuote = new StringBuilder();

    private Optional<QuoteEnd> quote = Optional.empty();
    private Optional<StringDecoder> string = Optional.empty();
    private int position;
    private String key = "";
    private boolean inKey;
    private boolean wanted;
    private boolean repaired;
    private boolean inScalar;
    private boolean valueDue;
    private int depth;
    private int white;
    private boolean closed;

    ObjectScanner(Values values) {
        this.values = values;
    }

    /** Whether the object's last brace was read. */
    boolean isClosed() {
        return closed;
    }

    /** How much white space was read in a row, up to now, outside strings. */
    int whiteInARow() {
        return white;
    }

    /** Whether a backslash or a quote stood for itself, up to now, in a string whose text was asked for. */
    boolean isRepaired() {
        return repaired || !innerQuotes.isEmpty();
    }

    /** The places of the quotes that are text though they were not escaped, counted from the object's brace. */
    List<Integer> innerQuotes() {
        return List.copyOf(innerQuotes);
    }

    void read(char c) {
        if (quote.isEmpty()) {
            take(c);
            return;
        }
        behindQuote.append(c);
        switch (quote.get().read(c)) {
            case UNDECIDED -> {}
            case ENDS -> {
                stringEnds();
                takeWhatFollows();
            }
            case INNER -> {
                innerQuotes.add(position - 1);
                string.orElseThrow().takeQuote();
                takeWhatFollows();
            }
        }
    }

    private void takeWhatFollows() {
        quote = Optional.empty();
        var text = behindQuote.toString();
        behindQuote.setLength(0);
        text.chars().forEach(unit -> read((char) unit));
    }

    private void take(char c) {
        position++;
        if (string.isPresent()) {
            inString(string.get(), c);
        } else if (WhiteSpace.is(c)) {
            white++;
            scalarEnds();
        } else {
            white = 0;
            structure(c);
        }
    }

    private void inString(StringDecoder decoder, char c) {
        boolean open = decoder.read(c);
        repaired |= wanted && decoder.isRepaired();
        if (!open && wanted) {
            quote = Optional.of(new QuoteEnd());
        } else if (!open) {
            stringEnds();
        }
    }

    private void structure(char c) {
        switch (c) {
            case '"' -> stringBegins();
            case '{', '[' -> opens();
            case '}', ']' -> closes();
            case ',' -> {
                scalarEnds();
                valueDue = false;
            }
            case ':' -> valueDue = depth == 1;
            default -> scalar();
        }
    }

    private void stringBegins() {
        inKey = depth == 1 && !valueDue;
        var text = inKey ? Optional.of(keyText) : valueDue ? values.begins(key, true) : Optional.<WholeText>empty();
        wanted = !inKey && text.isPresent();
        string = Optional.of(new StringDecoder(text.orElseGet(WholeText::new)));
    }

    private void stringEnds() {
        string = Optional.empty();
        if (inKey) {
            key = keyText.take();
            inKey = false;
        } else if (depth == 1) {
            valueEnds();
        }
    }

    private void opens() {
        if (depth == 1) {
            values.begins(key, false);
        }
        valueDue = false;
        depth++;
    }

    private void closes() {
        scalarEnds();
        depth--;
        if (depth == 1) {
            valueEnds();
        }
        closed = depth == 0;
    }

    private void scalar() {
        if (valueDue) {
            values.begins(key, false);
            valueDue = false;
            inScalar = true;
        }
    }

    private void scalarEnds() {
        if (inScalar) {
            inScalar = false;
            valueEnds();
        }
    }

    private void valueEnds() {
        valueDue = false;
        values.ended(key);
    }
}
