package dev.stepwise.run;

import dev.stepwise.settings.NumberSetting;

/** What the outside tells a run before its next model call. */
public sealed interface Directive {

    /** The characters (UTF-16 units) that a hint may have. */
    int HINT_LIMIT = 4_000;

    /** Nothing else; the call may be made. */
    record Continue() implements Directive {}

    /** The node goes down: leave the run to another one. */
    record HandOver() implements Directive {}

    /** What somebody gives a run; it is stored in the order in which it was given, and survives a change of nodes. */
    sealed interface Given extends Directive {}

    /**
     * A person's remark, which is joined into the next user turn.
     *
     * @param text 1 to {@link #HINT_LIMIT} characters
     */
    record Hint(String text) implements Given {
        public Hint {
            if (text.isBlank() || text.length() > HINT_LIMIT) {
                throw new IllegalArgumentException(
                        "A hint has 1 to " + HINT_LIMIT + " characters, not " + text.length() + ".");
            }
        }
    }

    /**
     * Think that many more steps than are stored.
     *
     * @param steps 1 to 50
     */
    record Extend(int steps) implements Given {
        public Extend {
            NumberSetting.MAX_STEPS.require(steps);
        }
    }

    /** Stop thinking and write the answer from the steps that there are. */
    record FinishNow() implements Given {}

    /** End the run; its steps are kept. */
    record Stop() implements Given {}
}
