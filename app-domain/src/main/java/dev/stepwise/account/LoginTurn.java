package dev.stepwise.account;

import java.time.Duration;

/** What became of a wish to have a password looked at. */
public sealed interface LoginTurn {

    /** It may be looked at; the try is taken. */
    final class Granted implements LoginTurn {

        private final LoginKeys keys;

        Granted(LoginKeys keys) {
            this.keys = keys;
        }

        LoginKeys keys() {
            return keys;
        }
    }

    /** There are no tries left for this long. */
    record Refused(Duration rest) implements LoginTurn {}

    /** Too many logins wait already; no try was taken. */
    record Crowded() implements LoginTurn {}
}
