package dev.stepwise.llm.repetition;

/**
 * That a text says the same over and over.
 *
 * @param period what it says
 * @param repeatsFrom where it has said it once, and is best cut, in UTF-16 units from the text's beginning
 */
public record Loop(String period, long repeatsFrom) {

    /** Whether the other one says the same, wherever in its period it begins. */
    public boolean saysTheSameAs(Loop other) {
        return period.length() == other.period.length() && (period + period).contains(other.period);
    }
}
