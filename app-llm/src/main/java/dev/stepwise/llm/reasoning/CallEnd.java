package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.time.Duration;
import java.util.Optional;

/** The one way in which a call ended. */
public sealed interface CallEnd {

    CallFigures figures();

    /** The server ended the reply, with a finish reason and without an error. */
    record Finished(FinishReason reason, CallFigures figures) implements CallEnd {}

    /** We closed the request because the reader had enough. */
    record Cut(CallFigures figures) implements CallEnd {}

    /** We closed the request because the handle was cancelled. */
    record Cancelled(CallFigures figures) implements CallEnd {}

    /**
     * The call failed.
     *
     * @param cause of kind FAULT or REFUSAL, or SERVER_NOT_CONFIGURED, or TINY_CANNOT_RUN
     * @param detail its texts have at most 500 characters, without the conversation's text
     * @param retryAfter what the server asked for
     */
    record Failed(Cause cause, CauseDetail detail, Optional<Duration> retryAfter, CallFigures figures)
            implements CallEnd {}

    /** Why the server ended the reply. */
    enum FinishReason {
        STOP,
        LENGTH,
        /** Anything else that a server names. */
        OTHER
    }
}
