package dev.stepwise.ui.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.WebUtils;

/** Has the login page say once why somebody is there: their login was ended elsewhere. The browser remembers it, for it has no session any more. */
final class EndedLoginNotice {

    private static final String COOKIE = "stepwise-login-ended";

    /** The page goes to the login within seconds; later the sentence would surprise. */
    private static final int SECONDS = 60;

    private EndedLoginNotice() {}

    static void leave(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, SECONDS));
    }

    /** Whether there is one; there is none any more afterwards. */
    static boolean take(HttpServletRequest request, HttpServletResponse response) {
        boolean isThere = WebUtils.getCookie(request, COOKIE) != null;
        if (isThere) {
            response.addCookie(cookie(request, 0));
        }
        return isThere;
    }

    private static Cookie cookie(HttpServletRequest request, int seconds) {
        var cookie = new Cookie(COOKIE, "true");
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
