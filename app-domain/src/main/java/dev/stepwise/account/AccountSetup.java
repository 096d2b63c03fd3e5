package dev.stepwise.account;

import java.util.Optional;

/** The first account, which whoever started Stepwise creates without having one. */
public interface AccountSetup {

    /**
     * The token of the one-time link that creates the administrator; empty as soon as there is an account. Each node has its own, in memory
     * only.
     */
    Optional<String> setupToken();

    /** Whether the token is this node's and the setup is still open; compared in constant time. */
    boolean setupOpen(String token);

    /**
     * Creates the first account, which is called by its login name; of two at the same moment one wins.
     *
     * @throws HashingBusy if too many passwords are being hashed
     */
    CreateAccountResult createAdministrator(String token, String loginName, String password);
}
