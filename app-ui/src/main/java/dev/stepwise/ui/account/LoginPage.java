package dev.stepwise.ui.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The login: a form that the browser posts, so that password managers understand it. A login that is refused is answered with it. */
@Controller
class LoginPage implements AuthenticationFailureHandler {

    static final String PATH = "/login";

    /** The field of the name. */
    static final String NAME = "username";

    /** In the address after the setup. */
    static final String CREATED = "created";

    /** In the address after a password was set by a link. */
    static final String PASSWORD_SET = "password-set";

    private final EntryPages pages;

    LoginPage(EntryPages pages) {
        this.pages = pages;
    }

    @GetMapping(PATH)
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter(PASSWORD_SET) != null) {
            write(response, HttpStatus.OK, Map.of("notice", pages.text("account.login.password-set")));
        } else if (request.getUserPrincipal() != null) {
            response.sendRedirect("/");
        } else if (request.getParameter(CREATED) != null) {
            write(response, HttpStatus.OK, Map.of("notice", pages.text("account.login.created")));
        } else if (EndedLoginNotice.take(request, response)) {
            write(response, HttpStatus.OK, Map.of("notice", pages.text("account.login.ended")));
        } else {
            write(response, HttpStatus.OK, Map.of());
        }
    }

    /** The name that was refused stands there again, and the focus is where typing goes on. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var values = new HashMap<String, Object>();
        var name = request.getParameter(NAME);
        if (name != null && !name.isEmpty()) {
            values.put("username", name);
        }
        if (failure instanceof TooManyTries refused) {
            values.put("error", pages.text("account.login.wait", refused.minutes()));
            write(response, HttpStatus.TOO_MANY_REQUESTS, values);
        } else if (failure instanceof LoginsBusy) {
            values.put("error", pages.text("account.busy"));
            write(response, HttpStatus.SERVICE_UNAVAILABLE, values);
        } else if (failure instanceof CredentialsExpiredException) {
            values.put("error", pages.text("account.login.to-be-deleted"));
            write(response, HttpStatus.UNAUTHORIZED, values);
        } else {
            values.put("error", pages.text("account.login.error"));
            write(response, HttpStatus.UNAUTHORIZED, values);
        }
    }

    private void write(HttpServletResponse response, HttpStatus status, Map<String, Object> values) throws IOException {
        pages.write(response, status.value(), "login", pages.text("account.login.heading"), values);
    }
}
