package dev.stepwise.llm.reply;

/** Decides by an answer's first units whether it is plain text or begins with an object, fenced or not. */
final class AnswerOpening {

    /** What the text turned out to be. */
    enum Verdict {
        UNDECIDED,
        PLAIN,
        OBJECT
    }

    private enum Place {
        BEFORE,
        TICKS,
        LANGUAGE,
        FENCED,
        BRACE
    }

    private static final String FENCE = "```";
    private static final int FENCE_TICKS = FENCE.length();

    /** Units after a fence's ticks; longer ones name no language. */
    private static final int LANGUAGE_BOUND = 32;

    private final StringBuilder held = new StringBuilder();
    private final ObjectStart start = new ObjectStart();
    private Place place = Place.BEFORE;
    private int inPlace;
    private int sinceBrace;
    private boolean fenced;

    /** Takes the next unit; not called again after a verdict. */
    Verdict read(char c) {
        held.append(c);
        return switch (place) {
            case BEFORE -> c == '`' ? goTo(Place.TICKS, 1) : beginning(c);
            case TICKS -> ticks(c);
            case LANGUAGE -> language(c);
            case FENCED -> beginning(c);
            case BRACE -> inBrace(c);
        };
    }

    /** All that was read. */
    CharSequence held() {
        return held;
    }

    /** From the object's brace on, what was read. */
    CharSequence object() {
        return start.candidate();
    }

    /**
     * Whether what stands behind the object leaves it the whole answer: the fence's end, if there is a fence.
     *
     * @param behind without white space
     */
    boolean mayFollow(String behind) {
        return behind.isEmpty() || (fenced && FENCE.startsWith(behind));
    }

    private Verdict beginning(char c) {
        if (c == '{') {
            goTo(Place.BRACE, 0);
            return inBrace(c);
        }
        return Character.isWhitespace(c) ? Verdict.UNDECIDED : Verdict.PLAIN;
    }

    private Verdict ticks(char c) {
        if (c == '`') {
            inPlace++;
            return Verdict.UNDECIDED;
        }
        if (inPlace < FENCE_TICKS) {
            return Verdict.PLAIN;
        }
        fenced = true;
        goTo(Place.LANGUAGE, 0);
        return language(c);
    }

    private Verdict language(char c) {
        inPlace++;
        if (c == '{') {
            return beginning(c);
        }
        if (c == '\n') {
            return goTo(Place.FENCED, 0);
        }
        return inPlace <= LANGUAGE_BOUND ? Verdict.UNDECIDED : Verdict.PLAIN;
    }

    private Verdict inBrace(char c) {
        sinceBrace++;
        if (start.read(c)) {
            return Verdict.OBJECT;
        }
        // A candidate that is shorter than what came is another brace's: the first one was plain text.
        return start.candidate().length() == sinceBrace ? Verdict.UNDECIDED : Verdict.PLAIN;
    }

    private Verdict goTo(Place next, int count) {
        place = next;
        inPlace = count;
        return Verdict.UNDECIDED;
    }
}
