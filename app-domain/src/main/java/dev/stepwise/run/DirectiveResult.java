package dev.stepwise.run;

/** What became of a directive that was given to a run. */
public enum DirectiveResult {
    /** It is stored, or the same stop was stored before; the run heeds it before its next model call. A queued run has ended by a stop. */
    STORED,
    /** The run had ended before. */
    RUN_ENDED,
    /** As many directives wait to be heeded as a run may have. */
    TOO_MANY,
    /** The account has no such run. */
    NOT_FOUND
}
