package dev.stepwise.ui.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a login comes from; its text does not show by what the browser is known.
 *
 * @param address the client's, as far as trusted proxies tell it
 * @param browser what it is known by, which a login makes void
 */
record LoginDetails(String address, @Nullable String browser) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    static LoginDetails of(HttpServletRequest request) {
        return new LoginDetails(
                request.getRemoteAddr(), KnownBrowserCookie.of(request).orElse(null));
    }

    @Override
    public String toString() {
        return "LoginDetails[hidden]";
    }
}
