package dev.stepwise.run.node;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import java.util.Optional;

/**
 * Something about a run was stored; what it is stands in the rows.
 *
 * @param question the run's question; empty where that is not known, and where no list needs it
 * @param inLists whether lists of runs show it: the run was queued, claimed or ended
 */
public record RunChange(RunId run, Optional<QuestionId> question, AccountId account, boolean inLists) {

    /** Both, of one run. */
    public RunChange and(RunChange other) {
        return new RunChange(run, question.or(other::question), account, inLists || other.inLists);
    }
}
