package dev.stepwise.account;

import java.util.Optional;

/** What a person does with their own account. */
public interface AccountService {

    /** The actor's account; empty if it is not there any more. */
    Optional<Account> find(Actor actor);

    /** Gives the actor another display name; white space around it and doubled within it is dropped. */
    ChangeDisplayNameResult changeDisplayName(Actor actor, String displayName);

    /**
     * Gives the actor another password, if the old one is right. Ten times within a quarter of an hour it may be wrong.
     *
     * @throws HashingBusy if too many passwords are being hashed; that counts as no wrong one
     */
    ChangePasswordResult changePassword(Actor actor, String oldPassword, String newPassword);

    /** Keeps whether the plain answer is asked for along with the next question. */
    void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer);
}
