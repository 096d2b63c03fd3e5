package dev.stepwise.history;

import dev.stepwise.account.Actor;
import dev.stepwise.run.QuestionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the actor's own questions. */
public interface HistoryService {

    /** The newest questions, or those that come after the cursor. */
    HistoryPage recent(Actor actor, Optional<HistoryCursor> after, int limit);

    /** Those of these questions that are the actor's, newest first. */
    List<QuestionSummary> find(Actor actor, Collection<QuestionId> questions);

    /**
     * The questions with a text (their own, a step or an answer) that contains what was typed, newest first; a blank text finds all. In any
     * case of letters; it begins where a word begins, and anywhere in languages that put no space between words. Of each text the first
     * {@value SearchHit#CHARACTERS_SEARCHED} characters are searched, and of what was typed the first {@value SearchText#LONGEST} are
     * searched for.
     *
     * @throws org.springframework.dao.QueryTimeoutException if the database needs too long for it
     */
    HistoryPage search(Actor actor, String text, Optional<HistoryCursor> after, int limit);
}
