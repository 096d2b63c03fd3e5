package dev.stepwise.endpoint;

import java.util.OptionalInt;

/**
 * A model of a server in the registry.
 *
 * @param contextTokens as the server said it; empty where it did not
 * @param listed whether the server listed it when it was last looked at
 * @param typed whether an administrator typed its name, so that it stands although it is not listed
 * @param offered whether people may choose it
 */
public record RegisteredModel(
        String name, OptionalInt contextTokens, boolean listed, boolean typed, boolean offered, ModelTraits traits) {

    /** Whether it is among those that people choose from. */
    public boolean isChoosable() {
        return offered && (listed || typed);
    }

    OfferedModel toOffered() {
        return new OfferedModel(name, contextTokens, traits);
    }
}
