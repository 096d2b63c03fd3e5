package dev.stepwise.run;

/** What became of a wish to have a run go on after its end. */
public sealed interface GoOnResult permits GoOnResult.Queued, GoOnResult.NotPossible, TooMany {

    /** It is queued, to go on after its last kept step. */
    record Queued() implements GoOnResult {}

    /** The account has no such run, or it has neither failed nor been stopped, or it would fail again for what it failed for. */
    record NotPossible() implements GoOnResult {}
}
