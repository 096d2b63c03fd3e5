package dev.stepwise.run.persistence;

/** What an entry of a run's log tells of, as its column says it. */
enum LogKind {
    QUEUED,
    CLAIMED,
    ATTEMPT_STARTED,
    ATTEMPT_WAITS,
    ATTEMPT_REJECTED,
    ATTEMPT_ABANDONED,
    STEP_KEPT,
    THINKING_ENDED,
    DIRECTIVE_GIVEN,
    ENDED
}
