package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;

/** What a reply was found to be. */
sealed interface Reading {

    /**
     * It can be kept.
     *
     * @param title empty where there is none
     * @param content not blank
     * @param endUnknown the server did not say why the reply ended
     */
    record Usable(
            String title, String content, boolean finalAnswer, boolean truncated, boolean repaired, boolean endUnknown)
            implements Reading {

        Usable(String title, String content, boolean finalAnswer, boolean truncated, boolean repaired) {
            this(title, content, finalAnswer, truncated, repaired, false);
        }

        Usable withUnknownEnd() {
            return new Usable(title, content, finalAnswer, truncated, repaired, true);
        }
    }

    /** It cannot be kept as it is. */
    record Unusable(Cause cause, CauseDetail detail) implements Reading {

        /** The model thought, and wrote nothing else. */
        static Unusable onlyThinking(End end) {
            return new Unusable(end == End.LENGTH ? Cause.CUT_WHILE_THINKING : Cause.ONLY_THINKING, CauseDetail.NONE);
        }
    }

    /** Why no more text came. */
    enum End {
        /** The server ended it, or it was whole, or there was nothing but white space any more. */
        WHOLE,
        /** The limit of tokens. */
        LENGTH,
        /** It went on past all that we keep. */
        BEYOND_BOUND
    }
}
