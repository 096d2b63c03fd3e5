package dev.stepwise.endpoint;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A model server as an administrator wants it.
 *
 * @param address as it was typed
 * @param flavor empty: what is recognised
 * @param typedModel a model's name that was typed, where the server lists none
 * @param withheld names of listed models that people may not choose
 * @param defaultModel the model of a new question
 * @param mostCalls runs that nodes work on at a time there; empty: as many as come
 */
public record ServerDraft(
        String name,
        String address,
        ConnectionWish connection,
        Optional<Flavor> flavor,
        Optional<String> typedModel,
        Set<String> withheld,
        Optional<String> defaultModel,
        OptionalInt mostCalls) {

    /** Characters of a server's or a model's name, at most. */
    public static final int NAME_LIMIT = 200;

    /** Calls at once that can be said to be the most, at most. */
    public static final int MOST_CALLS_LIMIT = 10_000;

    /** A server of which nothing is said but its key, and that takes as many calls as come. */
    public ServerDraft(
            String name,
            String address,
            KeyWish key,
            Optional<Flavor> flavor,
            Optional<String> typedModel,
            Set<String> withheld,
            Optional<String> defaultModel) {
        this(name, address, ConnectionWish.with(key), flavor, typedModel, withheld, defaultModel, OptionalInt.empty());
    }

    public ServerDraft {
        if (mostCalls.isPresent() && (mostCalls.getAsInt() < 1 || mostCalls.getAsInt() > MOST_CALLS_LIMIT)) {
            throw new IllegalArgumentException("Calls at once are from 1 to " + MOST_CALLS_LIMIT + ".");
        }
        name = name.strip();
        address = address.strip();
        typedModel = typedModel.map(String::strip).filter(model -> !model.isEmpty());
        withheld = Set.copyOf(withheld);
    }

    /** The same with its address for a name where none was typed yet: what is checked need not have one. */
    public ServerDraft withNameIfNone() {
        return name.isEmpty()
                ? new ServerDraft(address, address, connection, flavor, typedModel, withheld, defaultModel, mostCalls)
                : this;
    }
}
