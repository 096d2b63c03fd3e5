package dev.stepwise.account.invitation;

import dev.stepwise.account.NewAccount;
import dev.stepwise.account.Role;

/** What somebody who was invited wants to be called and to log in with; its text does not show the password. */
public record Newcomer(String loginName, String displayName, String password) {

    NewAccount as(Role role) {
        return new NewAccount(loginName, displayName, role, password);
    }

    @Override
    public String toString() {
        return "Newcomer[hidden]";
    }
}
