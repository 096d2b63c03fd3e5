package dev.stepwise.run;

/** What became of a wish to ask a run's question once more. */
public sealed interface RunAgainResult permits RunAgainResult.Started, RunAgainResult.NotFound, TooMany {

    /** Another run is queued. */
    record Started(RunId run) implements RunAgainResult {}

    /** The account has no such run. */
    record NotFound() implements RunAgainResult {}
}
