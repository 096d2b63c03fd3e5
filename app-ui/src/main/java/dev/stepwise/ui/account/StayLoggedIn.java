package dev.stepwise.ui.account;

import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.LoginTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.stereotype.Component;

/**
 * A login is good on every node, and after a restart: the browser keeps a token beside its session. "Stay logged in on this computer" keeps
 * it for 30 days after the last visit; else it goes with the browser, and half a day after the login at the latest. Unlike the framework's
 * way the token is not exchanged at each visit: when the server comes back, all tabs return at once with the same token, and all but the
 * first would look like thieves.
 */
@Component
class StayLoggedIn extends AbstractRememberMeServices {

    static final String PARAMETER = "stay";
    static final String COOKIE = "stepwise-stay";
    private static final int COOKIE_PARTS = 2;
    private static final int SECRET_BYTES = 16;

    /** Which the browser keeps until it is closed. */
    private static final int WITH_BROWSER = -1;

    /** What the series of such a token begins with; a random series has no such character. */
    private static final String WITH_BROWSER_MARK = "~";

    private final AccountDetails accounts;
    private final LoginTokens tokens;
    private final LoginSessions logins;
    private final KnownBrowserCookie knownBrowser;
    private final SecureRandom random = new SecureRandom();

    StayLoggedIn(AccountDetails accounts, LoginTokens tokens, LoginSessions logins, KnownBrowserCookie knownBrowser) {
        super(UUID.randomUUID().toString(), accounts);
        this.accounts = accounts;
        this.tokens = tokens;
        this.logins = logins;
        this.knownBrowser = knownBrowser;
        setParameter(PARAMETER);
        setCookieName(COOKIE);
        setTokenValiditySeconds(Math.toIntExact(LoginSessions.VALID.toSeconds()));
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    /** Every login has a token; the box only says how long. */
    @Override
    protected boolean rememberMeRequested(HttpServletRequest request, String parameter) {
        return true;
    }

    @Override
    protected void onLoginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        boolean stays = super.rememberMeRequested(request, PARAMETER);
        if (login.getPrincipal() instanceof AccountPrincipal account) {
            var series = (stays ? "" : WITH_BROWSER_MARK) + secret();
            var token = secret();
            var now = Instant.now();
            tokens.forgetOlderThan(now.minus(LoginSessions.VALID));
            begin(account, stays, request, now);
            tokens.keep(account.loginSession(), series, token, now);
            keep(new String[] {series, token}, request, response);
            knownBrowser.renew(request, response, account.accountId());
        }
    }

    /** A file is for anybody: no token is looked up for it. */
    @Override
    public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
        return PublicRequests.isFile(request) ? null : super.autoLogin(request, response);
    }

    @Override
    protected UserDetails processAutoLoginCookie(
            String[] parts, HttpServletRequest request, HttpServletResponse response) {
        if (parts.length != COOKIE_PARTS) {
            throw new InvalidCookieException("The cookie has another form");
        }
        var token =
                tokens.find(parts[0], parts[1]).orElseThrow(() -> new InvalidCookieException("There is no such token"));
        var login = token.session().orElseGet(LoginSessionId::random);
        var account = accounts.load(token.account(), token.loginGeneration(), login);
        var now = Instant.now();
        boolean stays = stays(parts[0]);
        if (token.lastUsed()
                .plus(stays ? LoginSessions.VALID : LoginSessions.VALID_WITH_BROWSER)
                .isBefore(now)) {
            throw new RememberMeAuthenticationException("The token is too old");
        }
        if (token.session().isEmpty()) {
            begin(account, stays, request, now);
            tokens.belong(parts[0], login);
        }
        logins.used(login, request.getRemoteAddr(), now);
        if (stays) {
            tokens.used(parts[0], now);
            keep(parts, request, response);
        }
        return account;
    }

    /** The account's other logins go on. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        super.logout(request, response, authentication);
        if (authentication != null && authentication.getPrincipal() instanceof AccountPrincipal account) {
            logins.end(account.loginSession());
        }
    }

    private void begin(AccountPrincipal account, boolean stays, HttpServletRequest request, Instant now) {
        var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        logins.begin(account.newLogin(agent, request.getRemoteAddr(), stays), now);
    }

    private void keep(String[] parts, HttpServletRequest request, HttpServletResponse response) {
        setCookie(parts, stays(parts[0]) ? getTokenValiditySeconds() : WITH_BROWSER, request, response);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean stays(String series) {
        return !series.startsWith(WITH_BROWSER_MARK);
    }
}
