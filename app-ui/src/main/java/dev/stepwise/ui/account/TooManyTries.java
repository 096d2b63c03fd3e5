package dev.stepwise.ui.account;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A login was refused unread, because its name was tried too often from there. */
final class TooManyTries extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("This name was tried too often from there");
        this.wait = wait;
    }

    /** How long until the next try, in minutes, rounded up. */
    long minutes() {
        return Math.max(1, wait.plusMinutes(1).minusNanos(1).toMinutes());
    }
}
