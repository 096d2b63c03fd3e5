package dev.stepwise.endpoint;

/** What became of a wish to enable, disable or archive a model server, or to make it the default. */
public sealed interface ChangeServerResult {

    /** It is so now, whether it was so before or not. */
    record Changed() implements ChangeServerResult {}

    /** There is no such server in the registry. */
    record NotFound() implements ChangeServerResult {}
}
