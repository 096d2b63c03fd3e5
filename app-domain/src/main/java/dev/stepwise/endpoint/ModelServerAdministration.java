package dev.stepwise.endpoint;

import dev.stepwise.account.Actor;
import java.util.List;
import java.util.Set;

/**
 * What administrators do with the registry of model servers. Each method looks into the database whether the actor is an enabled
 * administrator now, and throws {@link dev.stepwise.account.AdministratorsOnly} otherwise. No key is ever given out.
 */
public interface ModelServerAdministration {

    /** All servers that are not archived, the default first. */
    List<ListedServer> list(Actor actor);

    /** Does with a server that is to be added what a run will do; nothing is kept. It takes some seconds, at most half a minute. */
    CheckServerResult check(Actor actor, ServerDraft draft);

    /** The same with one that is to be changed. */
    CheckServerResult checkChange(Actor actor, EndpointId id, ServerDraft draft);

    /** Checks a server as it is kept, and keeps what came of it. */
    CheckServerResult checkAgain(Actor actor, EndpointId id);

    /** Adds a server that the check finds good; a check of the same address and key within the last minutes counts. */
    SaveServerResult add(Actor actor, ServerDraft draft);

    /** Changes a server; it is checked where address, key or typed model change. Runs keep what they were asked with. */
    SaveServerResult change(Actor actor, EndpointId id, ServerDraft draft);

    /** Lets a server be chosen for new runs, or not; runs that name it go on to their ends. */
    ChangeServerResult setEnabled(Actor actor, EndpointId id, boolean enabled);

    /** Takes a server out of the way for good: runs keep its name, and those that have not ended fail at their next call. */
    ChangeServerResult archive(Actor actor, EndpointId id);

    /** Has new questions be asked there, if nothing else is chosen. */
    ChangeServerResult makeDefault(Actor actor, EndpointId id);

    /**
     * Declares these servers equal to one, and each to the other: a run with a model that several of them offer under one name may go to any
     * of these. Those that it was equal to before and that are not named are no longer.
     */
    ChangeServerResult setEqual(Actor actor, EndpointId id, Set<EndpointId> others);

    /** Says how a model is to be driven. */
    ChangeServerResult setTraits(Actor actor, EndpointId id, String model, ModelTraits traits);
}
