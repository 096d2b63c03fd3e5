package dev.stepwise.llm.reasoning;

/** Reads a reply while it comes and says how long to listen. */
public interface ReplyReader {

    /** The server has taken the request and begins its reply. */
    default void opened() {}

    /** Takes the next piece of text, never empty, on the thread that made the call. */
    Verdict read(String text);

    /** Takes the next piece of what the model thinks by itself, apart from its reply; never empty, on the thread that made the call. */
    default Verdict readThinking(String text) {
        return Verdict.GO_ON;
    }

    /** Nothing more comes: passes on what was held back until it was certain. */
    default void noMore() {}

    /** What the call does next. */
    enum Verdict {
        /** More text is wanted. */
        GO_ON,
        /**
         * The reply is whole: listen on only for finish reason, usage and {@code [DONE]}; the first further text, or a short time
         * without the end (300 ms, on a slow server 2 s at most), closes the request. The reader is not called again.
         */
        AWAIT_END,
        /** Close the request now. The reader is not called again. */
        CUT
    }
}
