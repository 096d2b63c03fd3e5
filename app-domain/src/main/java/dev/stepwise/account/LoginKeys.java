package dev.stepwise.account;

import java.util.Locale;
import java.util.Optional;

/**
 * Under which keys a try is counted; hashes, so that the table says nothing about people.
 *
 * @param first of the name and the address together, or of the browser
 * @param name of the name alone; empty for a browser that is known, and for somebody who is logged in
 * @param most how many wrong tries the first one has
 */
record LoginKeys(Sha256 first, Optional<Sha256> name, int most) {

    static LoginKeys ofAddress(String name, String address) {
        var named = "name " + canonical(name);
        return new LoginKeys(
                Sha256.of(named + " from " + ClientAddress.network(address)),
                Optional.of(Sha256.of(named)),
                LoginTries.TRIES);
    }

    static LoginKeys ofKnownBrowser(String browser) {
        return new LoginKeys(Sha256.of("browser " + browser), Optional.empty(), LoginTries.TRIES_OF_KNOWN_BROWSER);
    }

    /** Of somebody who is logged in and says their password once more; no name and no browser's secret is like this. */
    static LoginKeys ofOwnPassword(AccountId account) {
        return new LoginKeys(Sha256.of("own password " + account), Optional.empty(), LoginTries.TRIES);
    }

    /** Of links with tokens that there never were, from a network. */
    static LoginKeys ofUnknownLink(String address) {
        return new LoginKeys(
                Sha256.of("unknown link from " + ClientAddress.network(address)), Optional.empty(), UnknownLinks.MOST);
    }

    /** No account has a longer name, so cutting mixes up none that there are. */
    private static String canonical(String name) {
        int characters = Math.min(name.codePointCount(0, name.length()), Account.LOGIN_NAME_LIMIT);
        return name.substring(0, name.offsetByCodePoints(0, characters)).toLowerCase(Locale.ROOT);
    }
}
