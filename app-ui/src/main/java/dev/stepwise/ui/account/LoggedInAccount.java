package dev.stepwise.ui.account;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginSessionId;

/** Reads the account from the session's login. */
@SpringComponent
class LoggedInAccount implements CurrentAccount, CurrentLogin {

    private final AuthenticationContext authentication;

    LoggedInAccount(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public Actor actor() {
        return principal().actor();
    }

    @Override
    public LoginSessionId session() {
        return principal().loginSession();
    }

    private AccountPrincipal principal() {
        return authentication
                .getAuthenticatedUser(AccountPrincipal.class)
                .orElseThrow(() -> new IllegalStateException("Nobody is logged in here"));
    }
}
