package dev.stepwise.endpoint;

import java.util.OptionalInt;

/**
 * A model that a server offers.
 *
 * @param contextTokens tokens that prompt and reply may have together ({@code max_model_len} or {@code meta.n_ctx}); empty where the server does not say
 */
public record OfferedModel(String name, OptionalInt contextTokens, ModelTraits traits) {

    /** A model as its server lists it; nobody has said how it is to be driven. */
    public OfferedModel(String name, OptionalInt contextTokens) {
        this(name, contextTokens, ModelTraits.USUAL);
    }
}
