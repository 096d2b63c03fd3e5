package dev.stepwise.account;

import java.time.Instant;
import java.util.Optional;

/** What a person does with their own account. */
public interface AccountService {

    /** The actor's account; empty if it is not there any more. */
    Optional<Account> find(Actor actor);

    /** Gives the actor another display name; white space around it and doubled within it is dropped. */
    ChangeDisplayNameResult changeDisplayName(Actor actor, String displayName);

    /**
     * Gives the actor another password, if the old one is right, and ends all of their logins but one. Ten times within a quarter of an hour it may be wrong.
     *
     * @param kept the login that goes on, if it is the actor's
     * @throws HashingBusy if too many passwords are being hashed; that counts as no wrong one
     */
    ChangePasswordResult changePassword(Actor actor, LoginSessionId kept, String oldPassword, String newPassword);

    /** When the actor's password was last changed, by whomever; empty if that is not known. */
    Optional<Instant> passwordChangedAt(Actor actor);

    /** Keeps whether the plain answer is asked for along with the next question. */
    void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer);
}
