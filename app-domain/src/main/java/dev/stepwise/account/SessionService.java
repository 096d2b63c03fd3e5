package dev.stepwise.account;

import java.util.List;

/** What a person does with their own logins. */
public interface SessionService {

    /** Logins in the list, at most; the newest ones. */
    int LIST_LIMIT = 100;

    /** The actor's logins that have not ended, the last used first. */
    List<LoginSession> list(Actor actor);

    /** Ends one of the actor's logins, on every node within seconds; false if the actor has none of that id. */
    boolean end(Actor actor, LoginSessionId login);

    /** Ends all of the actor's logins but this one. */
    void endOthers(Actor actor, LoginSessionId kept);
}
