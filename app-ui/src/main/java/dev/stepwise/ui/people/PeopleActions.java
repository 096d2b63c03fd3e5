package dev.stepwise.ui.people;

import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountId;
import dev.stepwise.account.AccountPage;
import dev.stepwise.account.Actor;
import dev.stepwise.account.ChangeAccessResult;
import dev.stepwise.account.RenameAccountResult;
import dev.stepwise.account.Role;
import dev.stepwise.account.reset.MakeResetLinkResult;
import dev.stepwise.account.reset.ResetLinkAdministration;
import java.util.Optional;

/** What the administrator at the page does with people. */
record PeopleActions(AccountAdministration accounts, ResetLinkAdministration resets, Actor actor) {

    private static final int PAGE = 50;

    AccountPage list(String search, Optional<String> after) {
        return accounts.list(actor, search, after, PAGE);
    }

    boolean isSelf(AccountId account) {
        return account.equals(actor.account());
    }

    ChangeAccessResult changeRole(AccountId account, Role role) {
        return accounts.changeRole(actor, account, role);
    }

    ChangeAccessResult disable(AccountId account) {
        return accounts.disable(actor, account);
    }

    ChangeAccessResult enable(AccountId account) {
        return accounts.enable(actor, account);
    }

    ChangeAccessResult keep(AccountId account) {
        return accounts.keep(actor, account);
    }

    RenameAccountResult rename(AccountId account, String loginName, String displayName) {
        return accounts.rename(actor, account, loginName, displayName);
    }

    MakeResetLinkResult makeResetLink(AccountId account) {
        return resets.make(actor, account);
    }
}
