package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Credentials;
import dev.stepwise.account.LoginStanding;
import dev.stepwise.account.Role;
import java.io.Serial;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The logged-in account as the security framework knows it: its id, which stays when its name changes, and its role as an authority. */
final class AccountPrincipal extends User {

    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID accountId;
    private final Role role;
    private final int loginGeneration;

    AccountPrincipal(Credentials credentials) {
        super(
                credentials.account().id().toString(),
                credentials.passwordHash(),
                List.of(new SimpleGrantedAuthority(
                        "ROLE_" + credentials.account().role())));
        this.accountId = credentials.account().id().value();
        this.role = credentials.account().role();
        this.loginGeneration = credentials.loginGeneration();
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    int loginGeneration() {
        return loginGeneration;
    }

    /** How the account stood at the login. */
    LoginStanding standing() {
        return new LoginStanding(role, loginGeneration);
    }

    Actor actor() {
        return new Actor(accountId(), role);
    }
}
