package dev.stepwise.endpoint;

import java.util.OptionalInt;

/**
 * A model as its server lists it.
 *
 * @param contextTokens tokens that prompt and reply may have together ({@code max_model_len} or {@code meta.n_ctx}); empty where the server does not say
 */
public record OfferedModel(String name, OptionalInt contextTokens) {}
