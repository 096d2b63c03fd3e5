package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunId;
import java.time.Instant;

/**
 * A piece of the text of a call that is under way, as nodes give it to each other.
 *
 * @param epoch of the claim under which the call was made
 * @param startsAt how many UTF-16 units of the field come before it
 */
record Chunk(RunId run, int epoch, AttemptRef attempt, Field field, int startsAt, String text, Instant firstTextAt) {

    int endsAt() {
        return startsAt + text.length();
    }
}
