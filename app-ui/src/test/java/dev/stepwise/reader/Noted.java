package dev.stepwise.reader;

import java.util.List;

/** What a page noted of the text of its run while it came. */
public record Noted(String run, List<Letters> letters) {

    /**
     * So many letters and digits could be read.
     *
     * @param place the step's number; 0 for the answer
     * @param at milliseconds since 1970
     */
    public record Letters(int place, int count, long at) {}
}
