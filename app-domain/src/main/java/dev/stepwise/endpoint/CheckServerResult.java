package dev.stepwise.endpoint;

/** What came of checking a model server. */
public sealed interface CheckServerResult
        permits CheckServerResult.Checked, CheckServerResult.NotFound, DraftObjection {

    /** It is a model server; the points say what works there. */
    record Checked(ServerCheck check) implements CheckServerResult {}

    /** There is no such server in the registry. */
    record NotFound() implements CheckServerResult {}
}
