package dev.stepwise.history;

import java.util.List;
import java.util.Optional;

/** A page of the history, newest first. */
public record HistoryPage(List<QuestionSummary> questions, Optional<HistoryCursor> next) {

    public HistoryPage {
        questions = List.copyOf(questions);
    }
}
