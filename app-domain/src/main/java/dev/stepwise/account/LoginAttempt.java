package dev.stepwise.account;

import java.util.Optional;

/**
 * Somebody wants to log in; its text shows none of it.
 *
 * @param name as its account spells it, if there is one; of any length
 * @param address where the request comes from
 * @param browser what {@link KnownBrowsers#remember} gave to the browser, if it came with that
 */
public record LoginAttempt(String name, String address, Optional<String> browser) {

    @Override
    public String toString() {
        return "LoginAttempt[hidden]";
    }
}
