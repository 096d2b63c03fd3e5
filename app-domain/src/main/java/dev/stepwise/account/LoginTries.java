package dev.stepwise.account;

import java.time.Duration;

/**
 * Bounds how often passwords are guessed, on all nodes together. A name from one address has {@link #TRIES} wrong tries within
 * {@link #WINDOW}; wrong tries of a name from all addresses together only make the next ones wait, so that nobody locks somebody else out.
 * A browser in which the account was logged in before has {@link #TRIES_OF_KNOWN_BROWSER} wrong tries of its own and never waits. Names that
 * no account has are counted and delayed like any other.
 */
public interface LoginTries {

    /** Wrong tries of a name from one address. */
    int TRIES = 10;

    /** Wrong tries of a browser that the account knows. */
    int TRIES_OF_KNOWN_BROWSER = 30;

    /** From the first wrong try on; then all tries are there again. */
    Duration WINDOW = Duration.ofMinutes(15);

    /** Takes a try, and waits as long as the name has to: five seconds at most, holding no lock and no connection. */
    LoginTurn take(LoginAttempt attempt);

    /** Gives one back whose password nobody looked at. */
    void giveBack(LoginTurn.Granted turn);

    /** Says that the password was right: the tries of this address or browser are there again, and this one was not wrong. */
    void succeeded(LoginTurn.Granted turn);
}
