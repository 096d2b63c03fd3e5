package dev.stepwise.account;

import java.time.Instant;
import java.util.Optional;

/** The tokens that logins outlive a session by. They belong to an account, whatever its name is. */
public interface LoginTokens {

    /**
     * A token that was found.
     *
     * @param loginGeneration the account's at the login
     * @param session the login that it goes with; empty if a node of the version before made it
     * @param lastUsed when somebody came with it last
     */
    record LoginToken(AccountId account, int loginGeneration, Optional<LoginSessionId> session, Instant lastUsed) {}

    /** Keeps a token of a login; it goes with that, and is void as soon as the account has another generation. */
    void keep(LoginSessionId login, String series, String token, Instant now);

    /** Has a token without a login go with this one from now on. */
    void belong(String series, LoginSessionId login);

    /** The token of that series and value, if there is one that is not void; compared in constant time. */
    Optional<LoginToken> find(String series, String token);

    /** Says that somebody came with the series' token. */
    void used(String series, Instant now);

    /** Takes away what nobody has come with since. */
    void forgetOlderThan(Instant moment);
}
