package dev.stepwise.run;

/** Why an attempt was not accepted, or why a run failed. */
public enum Cause {
    CONNECTION_REFUSED(Kind.FAULT),
    CONNECTION_RESET(Kind.FAULT),
    /** The stream ended without a {@code finish_reason}, or with one that says that the server could not go on. */
    ENDED_EARLY(Kind.FAULT),
    /** An error event within the stream. */
    ERROR_EVENT(Kind.FAULT),
    /** 429 */
    RATE_LIMITED(Kind.FAULT),
    /** 5xx, 408, 425 */
    SERVER_ERROR(Kind.FAULT),
    /** The server says that it is loading the model. */
    MODEL_LOADING(Kind.FAULT),
    NO_FIRST_TOKEN(Kind.FAULT),
    STALLED(Kind.FAULT),
    CALL_TOO_LONG(Kind.FAULT),

    /** 400, and every 4xx without a name of its own */
    BAD_REQUEST(Kind.REFUSAL),
    /** 401 */
    UNAUTHORIZED(Kind.REFUSAL),
    /** 403 */
    FORBIDDEN(Kind.REFUSAL),
    /** 404 */
    NOT_FOUND(Kind.REFUSAL),
    /** The server says that the prompt exceeds the model's context. */
    CONTEXT_OVERFLOW(Kind.REFUSAL),
    /** A filter of the server ended the reply. */
    FILTERED(Kind.REFUSAL),

    CUT_BY_TOKEN_LIMIT(Kind.REPLY),
    /** The model called a tool instead of writing. */
    TOOL_CALL(Kind.REPLY),
    BAD_SHAPE(Kind.REPLY),
    /** White space without end. */
    RUN_ON(Kind.REPLY),
    /** The same over and over. */
    LOOP(Kind.REPLY),
    /** Nothing but what the prompt and the requests say. */
    RECITAL(Kind.REPLY),
    EMPTY_ANSWER(Kind.REPLY),
    /** The model thought, and said nothing. */
    ONLY_THINKING(Kind.REPLY),
    /** The model reached the limit of tokens while it thought, before it said anything. */
    CUT_WHILE_THINKING(Kind.REPLY),

    STOPPED(Kind.OUTSIDE),
    HANDED_OVER(Kind.OUTSIDE),
    NODE_LOST(Kind.OUTSIDE),
    /** Asked to finish while the call was under way. */
    FINISHED_EARLY(Kind.OUTSIDE),

    QUESTION_TOO_LONG(Kind.RUN),
    RUN_TOO_LONG(Kind.RUN),
    /** The settings name a model server that this node does not know. */
    SERVER_NOT_CONFIGURED(Kind.RUN),
    /** The settings name the tiny model, which this node cannot run; the detail is the name of the obstacle. */
    TINY_CANNOT_RUN(Kind.RUN),
    INTERNAL(Kind.RUN);

    /** What can be done about a cause. */
    public enum Kind {
        /** The same request may succeed later. */
        FAULT,
        /** The same request is refused again. */
        REFUSAL,
        /** The server did its work, and the model wrote what cannot be taken. */
        REPLY,
        /** Somebody or something ended the call from our side. */
        OUTSIDE,
        /** The run cannot go on, whatever a call would give. */
        RUN
    }

    private final Kind kind;

    Cause(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Whether a run that failed for it may succeed if it is taken up again as it is: its server may have changed meanwhile, or the model
     * replies otherwise to another seed.
     *
     * @param serverIsThere whether the run's model server is known at the moment
     */
    public boolean mayPass(boolean serverIsThere) {
        return switch (this) {
            case CONNECTION_REFUSED,
                    CONNECTION_RESET,
                    ENDED_EARLY,
                    ERROR_EVENT,
                    RATE_LIMITED,
                    SERVER_ERROR,
                    MODEL_LOADING,
                    NO_FIRST_TOKEN,
                    STALLED,
                    CALL_TOO_LONG -> true;
            // a key can be mended, a model be allowed or loaded
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND -> true;
            // the same request is refused again
            case BAD_REQUEST, CONTEXT_OVERFLOW, FILTERED, QUESTION_TOO_LONG -> false;
            case CUT_BY_TOKEN_LIMIT, TOOL_CALL, BAD_SHAPE, RUN_ON, LOOP, RECITAL, EMPTY_ANSWER, ONLY_THINKING -> true;
            // more tokens were tried, and no thinking was
            case CUT_WHILE_THINKING -> false;
            case STOPPED, HANDED_OVER, NODE_LOST, FINISHED_EARLY, RUN_TOO_LONG, INTERNAL -> true;
            case SERVER_NOT_CONFIGURED, TINY_CANNOT_RUN -> serverIsThere;
        };
    }
}
