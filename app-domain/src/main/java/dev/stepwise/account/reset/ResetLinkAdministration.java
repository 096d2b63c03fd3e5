package dev.stepwise.account.reset;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import java.time.Duration;

/**
 * What administrators do for people who cannot log in. It is looked up in the database whether the actor is an enabled administrator now;
 * else it throws {@link dev.stepwise.account.AdministratorsOnly}.
 */
public interface ResetLinkAdministration {

    /** For how long a link works. */
    Duration VALID = Duration.ofHours(24);

    /** Makes a link that sets another password once; one that the account had before works no longer. */
    MakeResetLinkResult make(Actor actor, AccountId account);
}
