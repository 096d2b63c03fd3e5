package dev.stepwise.llm.reply;

/**
 * Finds where an object begins in a text that comes unit by unit: at a brace that a key in quotes and a colon follow. All other
 * braces are prose, empty ones too, so that "the set {1, 2}" hides no object that comes after it. A brace with white space past
 * the bound behind it counts as a beginning, for prose does not run on like that.
 */
final class ObjectStart {

    private enum Place {
        PROSE,
        BRACE,
        KEY,
        ESCAPE,
        COLON,
        FOUND
    }

    /** Raw units of the first key; a longer one is prose in quotes. */
    private static final int KEY_BOUND = 64;

    private final StringBuilder candidate = new StringBuilder();
    private Place place = Place.PROSE;
    private int checked;
    private int inPlace;

    /** Takes the next unit; true once an object has begun. */
    boolean read(char c) {
        candidate.append(c);
        while (checked < candidate.length() && place != Place.FOUND) {
            if (!fits(candidate.charAt(checked++))) {
                lookBehindTheBrace();
            }
        }
        return place == Place.FOUND;
    }

    /** From the brace on, what was read and may be, or is, an object; empty in the midst of prose. */
    CharSequence candidate() {
        return candidate;
    }

    private boolean fits(char c) {
        return switch (place) {
            case PROSE -> c == '{' && goTo(Place.BRACE);
            case BRACE -> white(c) || (c == '"' && goTo(Place.KEY));
            case KEY -> key(c);
            case ESCAPE -> goOnAt(Place.KEY);
            case COLON -> white(c) || (c == ':' && goTo(Place.FOUND));
            case FOUND -> true;
        };
    }

    private boolean key(char c) {
        if (c == '"') {
            return goTo(Place.COLON);
        }
        inPlace++;
        return inPlace <= KEY_BOUND && (c != '\\' || goOnAt(Place.ESCAPE));
    }

    private boolean white(char c) {
        if (!WhiteSpace.is(c)) {
            return false;
        }
        inPlace++;
        return inPlace <= WhiteSpace.BOUND || goTo(Place.FOUND);
    }

    private boolean goTo(Place next) {
        inPlace = 0;
        return goOnAt(next);
    }

    private boolean goOnAt(Place next) {
        place = next;
        return true;
    }

    /** What came after the brace may hold another one; as candidates are short, looking twice stays cheap. */
    private void lookBehindTheBrace() {
        int brace = candidate.indexOf("{", 1);
        candidate.delete(0, brace < 0 ? candidate.length() : brace);
        checked = 0;
        goTo(Place.PROSE);
    }
}
