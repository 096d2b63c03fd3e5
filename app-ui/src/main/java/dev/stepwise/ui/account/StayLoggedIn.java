package dev.stepwise.ui.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.PersistentTokenBasedRememberMeServices;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.stereotype.Component;

/**
 * "Stay logged in on this computer", for 30 days after the last visit. Unlike the framework's way the token is not exchanged at each
 * visit: when the server comes back, all tabs return at once with the same token, and all but the first would look like thieves.
 */
@Component
class StayLoggedIn extends PersistentTokenBasedRememberMeServices {

    static final String PARAMETER = "stay";
    static final String COOKIE = "stepwise-stay";
    private static final Duration VALID = Duration.ofDays(30);
    private static final int COOKIE_PARTS = 2;

    private final HashedLoginTokens tokens;

    StayLoggedIn(AccountDetails accounts, HashedLoginTokens tokens) {
        super(UUID.randomUUID().toString(), accounts, tokens);
        this.tokens = tokens;
        setParameter(PARAMETER);
        setCookieName(COOKIE);
        setTokenValiditySeconds(Math.toIntExact(VALID.toSeconds()));
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the framework's tokens have no other
    protected UserDetails processAutoLoginCookie(
            String[] parts, HttpServletRequest request, HttpServletResponse response) {
        if (parts.length != COOKIE_PARTS) {
            throw new InvalidCookieException("The cookie has another form");
        }
        var token = tokens.getTokenForSeries(parts[0]);
        if (token == null || !tokens.matches(token, parts[1])) {
            throw new InvalidCookieException("There is no such token");
        }
        var now = Instant.now();
        if (token.getDate().toInstant().plus(VALID).isBefore(now)) {
            throw new RememberMeAuthenticationException("The token is too old");
        }
        tokens.updateToken(token.getSeries(), token.getTokenValue(), Date.from(now));
        setCookie(parts, getTokenValiditySeconds(), request, response);
        return getUserDetailsService().loadUserByUsername(token.getUsername());
    }
}
