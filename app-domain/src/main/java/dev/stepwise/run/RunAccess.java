package dev.stepwise.run;

import dev.stepwise.account.Actor;

/**
 * By what right somebody looks at one run. Whether the right is there is looked up in one place, {@code AccessCheck}; without it the run is
 * like none.
 */
public sealed interface RunAccess {

    /** The run that is looked at. */
    RunId run();

    /** Of the account whose question it is. */
    static RunAccess owner(Actor actor, RunId run) {
        return new Owner(actor, run);
    }

    /** The question's account looks at one of its runs. */
    record Owner(Actor actor, RunId run) implements RunAccess {}
}
