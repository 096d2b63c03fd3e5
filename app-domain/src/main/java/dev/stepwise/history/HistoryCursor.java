package dev.stepwise.history;

import dev.stepwise.run.QuestionId;
import java.time.Instant;

/** The place after which a page of the history begins: the last question of the page before. */
public record HistoryCursor(Instant askedAt, QuestionId question) {}
