package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.time.Duration;
import java.util.Optional;

/** The one way in which a call ended. */
public sealed interface CallEnd {

    CallFigures figures();

    /** The server ended the reply, for a reason that makes it one. */
    record Finished(FinishReason reason, CallFigures figures) implements CallEnd {}

    /** We closed the request because the reader had enough. */
    record Cut(CallFigures figures) implements CallEnd {}

    /** We closed the request because the handle was cancelled. */
    record Cancelled(CallFigures figures) implements CallEnd {}

    /**
     * The call failed.
     *
     * @param cause of kind FAULT or REFUSAL, or SERVER_NOT_CONFIGURED, or TINY_CANNOT_RUN, or of kind REPLY where the server ended the
     *     reply for what the model wrote
     * @param detail its texts have at most 500 characters, without the conversation's text
     * @param retryAfter what the server asked for
     */
    record Failed(Cause cause, CauseDetail detail, Optional<Duration> retryAfter, CallFigures figures)
            implements CallEnd {}

    /** Why the server ended the reply. */
    enum FinishReason {
        /** The model ended it by itself. */
        STOP,
        /** A limit of tokens cut it. */
        LENGTH,
        /** The server named no reason, or one that is not known: whether the reply is whole, nobody can tell. */
        UNKNOWN
    }
}
