package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Credentials;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.NewLogin;
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
    private final UUID loginSession;

    /** Of a login that begins now. */
    AccountPrincipal(Credentials credentials) {
        this(credentials, LoginSessionId.random());
    }

    AccountPrincipal(Credentials credentials, LoginSessionId loginSession) {
        // the framework looks at this after the password: nobody learns it who does not know that
        super(
                credentials.account().id().toString(),
                credentials.passwordHash(),
                true,
                true,
                !credentials.toBeDeleted(),
                true,
                List.of(new SimpleGrantedAuthority(
                        "ROLE_" + credentials.account().role())));
        this.accountId = credentials.account().id().value();
        this.role = credentials.account().role();
        this.loginGeneration = credentials.loginGeneration();
        this.loginSession = loginSession.value();
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    /** The account's at the login; it may have another one by now, with which this login goes on. */
    int loginGeneration() {
        return loginGeneration;
    }

    LoginSessionId loginSession() {
        return new LoginSessionId(loginSession);
    }

    /** This login as it is to be kept. */
    NewLogin newLogin(String userAgent, String address, boolean stays) {
        return new NewLogin(loginSession(), accountId(), loginGeneration, userAgent, address, stays);
    }

    /** The account's at the login. */
    Role role() {
        return role;
    }

    Actor actor() {
        return new Actor(accountId(), role);
    }
}
