package dev.stepwise.history;

import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A question in a line.
 *
 * @param text the question's first 300 characters
 * @param latestRun the run that was queued last among the question's runs that are no plain answers, else the last one: where a link leads
 * @param live whether any of its runs is queued or under way
 * @param hits the first two texts of it in which a search found what was typed; empty where nothing was searched for
 */
public record QuestionSummary(
        QuestionId id,
        String text,
        Instant askedAt,
        int runs,
        RunId latestRun,
        RunState latestState,
        boolean live,
        List<SearchHit> hits) {

    /** As pages of the history are ordered, and the database orders ids. */
    public static final Comparator<QuestionSummary> NEWEST_FIRST = Comparator.comparing(QuestionSummary::askedAt)
            .thenComparing(question -> question.id().toString())
            .reversed();

    public QuestionSummary {
        hits = List.copyOf(hits);
    }

    QuestionSummary withHits(List<SearchHit> found) {
        return new QuestionSummary(id, text, askedAt, runs, latestRun, latestState, live, found);
    }
}
