package dev.stepwise.llm.repetition;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The last units of a text that have one period, and whether they are more than a sound text has. Sound texts with a period are rules of
 * tables, matrices of zeros, digits of a fraction, genes, refrains, and lists of equal lines.
 */
record Stretch(CharSequence text, int period, int length) {

    /** So often is something said again before it may be called a loop. */
    static final int PERIODS = 6;

    private static final int WITH_LETTERS = 400;

    /** A character of these scripts stands for what several letters are in others. */
    private static final int IN_DENSE_SCRIPTS = 160;

    private static final int WITHOUT_LETTERS = 1_200;

    /** What is said twice in a row where the limit of tokens cuts a text would have gone on: of 827 whole replies none ended so. */
    private static final int WHERE_CUT = 160;

    static final int LONGEST_PERIOD_WHERE_CUT = 80;

    private static final Set<UnicodeScript> DENSE_SCRIPTS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /** Signs of tables and code: between cells in Markdown, in LaTeX and in lists of values; in statements, names and calls. */
    private static final String SIGNS_OF_CODE = "|&\t;{}[]()=_<>\\";

    /** No stretch with such a period, or a shorter one, has to be longer than this to be a loop. */
    static int longestNeeded(int period) {
        return 2 * Math.max(WITHOUT_LETTERS, PERIODS * period);
    }

    boolean isLoop(boolean inCode) {
        if (length < PERIODS * period || length < IN_DENSE_SCRIPTS) {
            return false;
        }
        var said = said();
        int times = inCode || isCode(said) ? 2 : 1;
        return length >= times * PERIODS * period && length >= times * leastLength(said);
    }

    boolean isLoopWhereCut(boolean inCode) {
        return length >= WHERE_CUT * (inCode || isCode(said()) ? 2 : 1);
    }

    private CharSequence said() {
        return text.subSequence(text.length() - period, text.length());
    }

    private static int leastLength(CharSequence said) {
        var letters = said.codePoints().filter(Character::isLetter).toArray();
        if (letters.length == 0) {
            return WITHOUT_LETTERS;
        }
        int dense = 0;
        for (int letter : letters) {
            if (DENSE_SCRIPTS.contains(UnicodeScript.of(letter))) {
                dense++;
            }
        }
        return 2 * dense > letters.length ? IN_DENSE_SCRIPTS : WITH_LETTERS;
    }

    /** Also a value of a list, with what stands between two of them. */
    private static boolean isCode(CharSequence said) {
        boolean value = said.chars().anyMatch(unit -> unit == ',')
                && said.chars().filter(Character::isWhitespace).count() <= 1;
        return value || said.chars().anyMatch(unit -> SIGNS_OF_CODE.indexOf(unit) >= 0);
    }
}
