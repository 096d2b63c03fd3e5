package dev.stepwise.llm.reply;

/**
 * Whether a quote in a string of an object ends the string, by what follows it: in JSON that is the object's end, or a comma and a
 * further key. Models forget to escape quotes inside their text. All valid JSON is read as it is.
 */
final class QuoteEnd {

    /** What is known so far. */
    enum Verdict {
        UNDECIDED,
        ENDS,
        INNER
    }

    private enum Place {
        AFTER_QUOTE,
        AFTER_COMMA,
        IN_KEY,
        AFTER_KEY
    }

    /** Nobody is kept waiting for the end of a longer key. */
    private static final int LONGEST_KEY = 40;

    private Place place = Place.AFTER_QUOTE;
    private int key;
    private int white;

    /** Takes the next unit after the quote; not to be asked once it has decided. */
    Verdict read(char c) {
        if (place != Place.IN_KEY && WhiteSpace.is(c)) {
            return ++white > WhiteSpace.BOUND ? Verdict.ENDS : Verdict.UNDECIDED;
        }
        white = 0;
        return switch (place) {
            case AFTER_QUOTE ->
                switch (c) {
                    case ',' -> go(Place.AFTER_COMMA);
                    // a comma may be missing, which is no JSON, but no text either
                    case '"' -> go(Place.IN_KEY);
                    default -> endsIf(c == '}');
                };
            case AFTER_COMMA -> c == '"' ? go(Place.IN_KEY) : endsIf(c == '}');
            case IN_KEY -> {
                if (c == '"') {
                    yield go(Place.AFTER_KEY);
                }
                yield c == '\\' || ++key > LONGEST_KEY ? Verdict.ENDS : Verdict.UNDECIDED;
            }
            case AFTER_KEY -> endsIf(c == ':');
        };
    }

    private Verdict go(Place next) {
        place = next;
        return Verdict.UNDECIDED;
    }

    private static Verdict endsIf(boolean ends) {
        return ends ? Verdict.ENDS : Verdict.INNER;
    }
}
