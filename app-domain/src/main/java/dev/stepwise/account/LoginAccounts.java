package dev.stepwise.account;

import java.util.Optional;

/** What a login is checked against; nobody is logged in yet who asks this. */
public interface LoginAccounts {

    /** The account with that name, in any case of letters, for a login to be checked. */
    Optional<Credentials> credentials(String username);

    /** Stores a newly made hash of the password that the account has. */
    void replacePasswordHash(AccountId account, String passwordHash);
}
