package dev.stepwise.account;

import java.util.Optional;

/** Accounts, from the first one on. */
public interface AccountService {

    int USERNAME_LIMIT = 64;

    /** Characters that a password has at least. */
    int PASSWORD_LEAST = 12;

    /** The token of the one-time link that creates the administrator; empty as soon as there is an account. Each node has its own, in memory only. */
    Optional<String> setupToken();

    /** Whether the token is this node's and the setup is still open; compared in constant time. */
    boolean setupOpen(String token);

    /** Creates the first account; of two at the same moment one wins. */
    CreateAccountResult createAdministrator(String token, String username, String password);

    /** The account with that name, in any case of letters, for a login to be checked. */
    Optional<Credentials> credentials(String username);

    /** Stores a newly made hash of the password that the account has. */
    void replacePasswordHash(AccountId account, String passwordHash);

    Optional<Account> find(AccountId account);

    /** Keeps whether the plain answer is asked for along with the next question. */
    void rememberAlsoPlainAnswer(AccountId account, boolean alsoPlainAnswer);
}
