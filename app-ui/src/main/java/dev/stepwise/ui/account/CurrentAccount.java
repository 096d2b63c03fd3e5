package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;

/** Who uses this page. Only threads that serve a request know it; hand the id on to others. */
@FunctionalInterface
public interface CurrentAccount {

    /** The account that is logged in; views that need no login must not ask. */
    AccountId id();
}
