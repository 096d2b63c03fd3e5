package dev.stepwise.account;

import java.time.Duration;
import java.util.Optional;

/** The browsers in which an account was logged in. They have tries of their own ({@link LoginTries}), and nothing else. */
public interface KnownBrowsers {

    /** After the login. A change of the password and the account's end make all its browsers unknown before that. */
    Duration VALID = Duration.ofDays(90);

    /**
     * Makes a secret of 256 random bits that the browser is known by from now on; only its hash is kept. An account has fifty browsers; the
     * one that logged in longest ago is unknown again when there are more.
     *
     * @param before what the browser came with, which is void from now on
     */
    String remember(AccountId account, Optional<String> before);
}
