package dev.stepwise.ui.account;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.AccountId;

/** Reads the account from the session's login. */
@SpringComponent
class LoggedInAccount implements CurrentAccount {

    private final AuthenticationContext authentication;

    LoggedInAccount(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public AccountId id() {
        return authentication
                .getAuthenticatedUser(AccountPrincipal.class)
                .map(AccountPrincipal::accountId)
                .orElseThrow(() -> new IllegalStateException("Nobody is logged in here"));
    }
}
