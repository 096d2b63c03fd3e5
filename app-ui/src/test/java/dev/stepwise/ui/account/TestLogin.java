package dev.stepwise.ui.account;

import dev.stepwise.account.LoginSessions;
import java.time.Instant;
import org.springframework.security.core.userdetails.UserDetails;

/** Keeps the login of a test that goes past the login page. */
public final class TestLogin {

    private TestLogin() {}

    public static void begin(UserDetails user, LoginSessions logins) {
        var login = (AccountPrincipal) user;
        logins.begin(login.newLogin("a test", "127.0.0.1", false), Instant.now());
    }
}
