package dev.stepwise.account;

import java.util.Optional;

/** What a person does with their own account. */
public interface AccountService {

    /** The actor's account; empty if it is not there any more. */
    Optional<Account> find(Actor actor);

    /** Keeps whether the plain answer is asked for along with the next question. */
    void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer);
}
