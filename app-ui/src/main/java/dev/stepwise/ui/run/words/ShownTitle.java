package dev.stepwise.ui.run.words;

import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.text.PlainText;
import java.text.BreakIterator;
import java.util.Locale;

/** The title of a step as far as a line can show it. */
final class ShownTitle {

    /** Characters as a reader counts them: what belongs to one, such as an accent, counts with it. */
    private static final int MOST_CHARACTERS = 120;

    /** So many units of a title are looked at; one character can have any number of them. */
    private static final int MOST_UNITS = 2_000;

    private static final String MORE = "…";

    private ShownTitle() {}

    /** The title without white space around it, as plain text; one that is too long ends in an ellipsis. */
    static String of(StepState step) {
        var title = step.title().strip();
        var beginning = PlainText.of(title.substring(0, Math.min(title.length(), MOST_UNITS)));
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(beginning);
        int end = characters.next(MOST_CHARACTERS);
        boolean whole = beginning.length() <= MOST_CHARACTERS || end == BreakIterator.DONE || end == beginning.length();
        if (whole && title.length() <= MOST_UNITS) {
            return beginning;
        }
        return (whole ? beginning : beginning.substring(0, end)).stripTrailing() + MORE;
    }
}
