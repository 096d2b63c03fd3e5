package dev.stepwise.history;

import dev.stepwise.run.RunId;
import dev.stepwise.run.StepRef;
import java.util.Optional;

/**
 * A text in which a search found what was typed.
 *
 * @param place the step or answer that it is; empty for the question's own text
 * @param snippet what stands around it in the text, without line ends
 * @param isCut whether the text is longer than what search looks into
 */
public record SearchHit(Optional<Place> place, String snippet, boolean isCut) {

    /** How much of each text search looks into. */
    public static final int CHARACTERS_SEARCHED = 8000;

    /**
     * A step or answer of a question's run.
     *
     * @param ordinal the run's number among the question's runs
     */
    public record Place(RunId run, int ordinal, StepRef step) {}
}
