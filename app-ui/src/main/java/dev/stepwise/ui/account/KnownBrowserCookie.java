package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.KnownBrowsers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What a browser is known by to the account that was logged in there. It logs nobody in, goes to the login alone, and stays when somebody
 * logs out or mistypes.
 */
@Component
class KnownBrowserCookie {

    static final String NAME = "stepwise-known";

    private final KnownBrowsers browsers;

    KnownBrowserCookie(KnownBrowsers browsers) {
        this.browsers = browsers;
    }

    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(Cookie::getValue);
    }

    /** Gives the browser a new one after a login. */
    void renew(HttpServletRequest request, HttpServletResponse response, AccountId account) {
        var cookie = new Cookie(NAME, browsers.remember(account, of(request)));
        cookie.setPath(LoginPage.PATH);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(KnownBrowsers.VALID.toSeconds()));
        response.addCookie(cookie);
    }
}
