package dev.stepwise.endpoint;

/** What came of adding or changing a model server. */
public sealed interface SaveServerResult permits SaveServerResult.Saved, SaveServerResult.NotFound, DraftObjection {

    record Saved(EndpointId id) implements SaveServerResult {}

    /** There is no such server in the registry. */
    record NotFound() implements SaveServerResult {}
}
