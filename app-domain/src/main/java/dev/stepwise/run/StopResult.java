package dev.stepwise.run;

/** What became of a wish to stop a run. */
public enum StopResult {
    /** The run ends as soon as the model server has let go, or has ended already if it was still queued. */
    STOPPING,
    /** It had ended before. */
    ENDED_BEFORE,
    /** The account has no such run. */
    NOT_FOUND
}
