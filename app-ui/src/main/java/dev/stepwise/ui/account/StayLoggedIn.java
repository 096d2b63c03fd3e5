package dev.stepwise.ui.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.PersistentRememberMeToken;
import org.springframework.security.web.authentication.rememberme.PersistentTokenBasedRememberMeServices;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.stereotype.Component;

/**
 * A login is good on every node, and after a restart: the browser keeps a token beside its session. "Stay logged in on this computer" keeps
 * it for 30 days after the last visit; else it goes with the browser, and half a day after the login at the latest. Unlike the framework's
 * way the token is not exchanged at each visit: when the server comes back, all tabs return at once with the same token, and all but the
 * first would look like thieves.
 */
@Component
class StayLoggedIn extends PersistentTokenBasedRememberMeServices {

    static final String PARAMETER = "stay";
    static final String COOKIE = "stepwise-stay";
    private static final Duration VALID = Duration.ofDays(30);
    private static final Duration VALID_WITH_BROWSER = Duration.ofHours(12);
    private static final int COOKIE_PARTS = 2;

    /** Which the browser keeps until it is closed. */
    private static final int WITH_BROWSER = -1;

    /** What the series of such a token begins with; a random series has no such character. */
    private static final String WITH_BROWSER_MARK = "~";

    private final HashedLoginTokens tokens;
    private final KnownBrowserCookie knownBrowser;

    StayLoggedIn(AccountDetails accounts, HashedLoginTokens tokens, KnownBrowserCookie knownBrowser) {
        super(UUID.randomUUID().toString(), accounts, tokens);
        this.tokens = tokens;
        this.knownBrowser = knownBrowser;
        setParameter(PARAMETER);
        setCookieName(COOKIE);
        setTokenValiditySeconds(Math.toIntExact(VALID.toSeconds()));
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    /** Every login has a token; the box only says how long. */
    @Override
    protected boolean rememberMeRequested(HttpServletRequest request, String parameter) {
        return true;
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the framework's tokens have no other
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        boolean stays = super.rememberMeRequested(request, PARAMETER);
        var series = (stays ? "" : WITH_BROWSER_MARK) + generateSeriesData();
        var now = Instant.now();
        var token = new PersistentRememberMeToken(login.getName(), series, generateTokenData(), Date.from(now));
        tokens.forgetOlderThan(now.minus(VALID));
        tokens.createNewToken(token);
        keep(new String[] {series, token.getTokenValue()}, request, response);
        if (login.getPrincipal() instanceof AccountPrincipal account) {
            knownBrowser.renew(request, response, account.accountId());
        }
    }

    @Override
    @SuppressWarnings("JavaUtilDate")
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
        boolean stays = stays(parts[0]);
        if (token.getDate().toInstant().plus(stays ? VALID : VALID_WITH_BROWSER).isBefore(now)) {
            throw new RememberMeAuthenticationException("The token is too old");
        }
        if (stays) {
            tokens.updateToken(token.getSeries(), token.getTokenValue(), Date.from(now));
            keep(parts, request, response);
        }
        return getUserDetailsService().loadUserByUsername(token.getUsername());
    }

    private void keep(String[] parts, HttpServletRequest request, HttpServletResponse response) {
        setCookie(parts, stays(parts[0]) ? getTokenValiditySeconds() : WITH_BROWSER, request, response);
    }

    private static boolean stays(String series) {
        return !series.startsWith(WITH_BROWSER_MARK);
    }
}
