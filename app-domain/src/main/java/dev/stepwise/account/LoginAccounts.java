package dev.stepwise.account;

import java.util.Optional;

/** What a login is checked against; nobody is logged in yet who asks this. */
public interface LoginAccounts {

    /** The account with that login name, in any case of letters, for a login to be checked; empty too if it is disabled for another reason than its deletion. */
    Optional<Credentials> credentials(String loginName);

    /** The account, for a login that it has already; empty too if it is disabled. */
    Optional<Credentials> credentials(AccountId account);

    /** The login name as its account spells it, disabled or not, so that all spellings of one name count as one; else as it was given. */
    String spelling(String loginName);

    /** Stores a newly made hash of the password that the account has; nothing, if that was changed since the old hash was read. */
    void replacePasswordHash(AccountId account, String oldHash, String newHash);
}
