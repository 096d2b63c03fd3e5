package dev.stepwise.run;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A directive as it is stored.
 *
 * @param number its place among the run's directives, from 1
 * @param heededBefore the number of the first step, or of the answer, that was made after it was heeded; for a stop, of the step that was
 *     not made because of it; empty while nobody has heeded it
 */
public record GivenDirective(int number, Directive.Given directive, Instant givenAt, OptionalInt heededBefore) {

    /** Whether the run still has to heed it. */
    public boolean isPending() {
        return heededBefore.isEmpty();
    }
}
