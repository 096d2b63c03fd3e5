package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Credentials;
import dev.stepwise.account.Role;
import java.io.Serial;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The logged-in account as the security framework knows it: its role as an authority, and its id. */
final class AccountPrincipal extends User {

    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID accountId;
    private final Role role;

    AccountPrincipal(Credentials credentials) {
        super(
                credentials.account().username(),
                credentials.passwordHash(),
                List.of(new SimpleGrantedAuthority(
                        "ROLE_" + credentials.account().role())));
        this.accountId = credentials.account().id().value();
        this.role = credentials.account().role();
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    Actor actor() {
        return new Actor(accountId(), role);
    }
}
