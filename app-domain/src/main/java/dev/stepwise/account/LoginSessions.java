package dev.stepwise.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The logins that have not ended, on all nodes together; asked on behalf of no person. */
public interface LoginSessions {

    /** Characters that are kept of what a browser says of itself. */
    int USER_AGENT_LIMIT = 300;

    /** A login that outlives the browser's closing ends when it was not used for this long. */
    Duration VALID = Duration.ofDays(30);

    /** Any other one. */
    Duration VALID_WITH_BROWSER = Duration.ofHours(12);

    /** Keeps a login, and takes some of those away that were not used for too long. */
    void begin(NewLogin login, Instant now);

    /** The roles of those accounts whose login is among these and is good: neither ended, nor is the account disabled. */
    Map<LoginSessionId, Role> good(Collection<LoginSessionId> logins);

    /** Says that a login was used, if that is not known of the minute before. */
    void used(LoginSessionId login, String address, Instant now);

    /** Ends a login: its HTTP sessions within seconds, its token at once. */
    void end(LoginSessionId login);

    /** Ends all of the account's logins, except one if that is the account's; tokens without a login too. */
    void endAll(AccountId account, LoginSessionId except);
}
