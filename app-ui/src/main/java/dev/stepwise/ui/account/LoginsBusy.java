package dev.stepwise.ui.account;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** A login was refused unread, because too many others log in at this moment. */
final class LoginsBusy extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    LoginsBusy() {
        super("Too many logins at a time");
    }

    LoginsBusy(Throwable cause) {
        super("Too many logins at a time", cause);
    }
}
