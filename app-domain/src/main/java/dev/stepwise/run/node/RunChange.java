package dev.stepwise.run.node;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunId;

/**
 * Something about a run was stored; what it is stands in the rows.
 *
 * @param inLists whether lists of runs show it: the run was queued, claimed or ended
 */
public record RunChange(RunId run, AccountId account, boolean inLists) {}
