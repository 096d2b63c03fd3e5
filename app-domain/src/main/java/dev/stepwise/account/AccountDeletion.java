package dev.stepwise.account;

import java.time.Duration;

/** The end of an account that its person asks for. */
public interface AccountDeletion {

    /** How long an administrator can still keep the account. */
    Duration KEPT = Duration.ofDays(7);

    /**
     * Has the actor's account deleted, with all that is its own, when {@link #KEPT} has passed, if the password is right; nobody can log in until
     * then.
     *
     * @throws HashingBusy if too many passwords are being hashed; that counts as no wrong one
     */
    AskDeletionResult ask(Actor actor, String password);
}
