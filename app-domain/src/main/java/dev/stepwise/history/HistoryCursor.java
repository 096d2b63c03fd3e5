package dev.stepwise.history;

import dev.stepwise.run.QuestionId;
import java.time.Instant;
import java.util.UUID;

/** The place after which a page of the history begins: the last question of the page before. */
public record HistoryCursor(Instant askedAt, QuestionId question) {

    /** Where the newest page begins. */
    static final HistoryCursor NEWEST =
            new HistoryCursor(Instant.parse("9999-12-31T00:00:00Z"), new QuestionId(new UUID(-1, -1)));

    /** The end of every history. */
    static final HistoryCursor OLDEST = at(Instant.parse("0001-01-01T00:00:00Z"));

    /** The place between what was asked before that time, and what was asked then and later. */
    static HistoryCursor at(Instant time) {
        return new HistoryCursor(time, new QuestionId(new UUID(0, 0)));
    }
}
