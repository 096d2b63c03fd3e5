package dev.stepwise.run.reasoning;

/** What the outside tells a run before its next call. */
public sealed interface Directive {

    /** Nothing else; the call may be made. */
    record Continue() implements Directive {}

    /** A person's remark, which is joined into the next user turn. */
    record Hint(String text) implements Directive {}

    /** Think that many more steps than are stored. */
    record Extend(int steps) implements Directive {}

    /** Stop thinking and write the answer from the steps that there are. */
    record FinishNow() implements Directive {}

    /** End the run; its steps are kept. */
    record Stop() implements Directive {}

    /** The node goes down: leave the run to another one. */
    record HandOver() implements Directive {}
}
