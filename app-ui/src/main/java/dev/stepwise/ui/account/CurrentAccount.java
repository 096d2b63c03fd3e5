package dev.stepwise.ui.account;

import dev.stepwise.account.Actor;

/** Who uses this page. Only threads that serve a request know it; hand the actor on to others. */
@FunctionalInterface
public interface CurrentAccount {

    /** The account that is logged in; views that need no login must not ask. */
    Actor actor();
}
