package dev.stepwise.ui.shell;

import dev.stepwise.run.QuestionId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which questions have changed since somebody last took them; all of them where that is not known. */
class ChangedQuestions {

    private final Set<QuestionId> questions = new HashSet<>();
    private boolean all;

    /** Adds a question; an empty one stands for all. */
    synchronized void add(Optional<QuestionId> question) {
        question.ifPresentOrElse(questions::add, () -> all = true);
    }

    /** Those that were added since the last time; empty where all may have changed. */
    synchronized Optional<Set<QuestionId>> take() {
        var taken = all ? Optional.<Set<QuestionId>>empty() : Optional.of(Set.copyOf(questions));
        questions.clear();
        all = false;
        return taken;
    }
}
