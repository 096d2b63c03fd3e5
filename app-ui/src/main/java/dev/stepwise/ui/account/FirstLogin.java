package dev.stepwise.ui.account;

import dev.stepwise.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;

/** Logs somebody in who has just made their account, by the token that every login has; the next request makes the session. */
@Component
class FirstLogin {

    private final AccountDetails accounts;
    private final StayLoggedIn tokens;

    FirstLogin(AccountDetails accounts, StayLoggedIn tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Whoever was logged in in that browser is so no longer. */
    void logIn(Account account, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var user = accounts.loadUserByUsername(account.loginName());
        tokens.loginSuccess(
                request,
                response,
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
    }
}
