package dev.stepwise.ui.account;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.Actor;

/** Reads the account from the session's login. */
@SpringComponent
class LoggedInAccount implements CurrentAccount {

    private final AuthenticationContext authentication;

    LoggedInAccount(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public Actor actor() {
        return authentication
                .getAuthenticatedUser(AccountPrincipal.class)
                .map(AccountPrincipal::actor)
                .orElseThrow(() -> new IllegalStateException("Nobody is logged in here"));
    }
}
