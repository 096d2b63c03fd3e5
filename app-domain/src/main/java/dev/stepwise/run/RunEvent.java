package dev.stepwise.run;

import java.time.Instant;

/** Something that happened to a run. Each says which attempt it belongs to, so that a rejected attempt's text can leave the screen. */
public sealed interface RunEvent {

    /** What a strategy tells. */
    sealed interface Reasoned extends RunEvent {}

    /** What the execution tells. */
    sealed interface Executed extends RunEvent {}

    /** A model call begins; stored before the call is made. */
    record AttemptStarted(AttemptRef attempt, CallChanges changes, Instant at) implements Reasoned {}

    /** The model wrote some text; live only, never stored. */
    record TextStreamed(AttemptRef attempt, Field field, String text) implements Reasoned {}

    /** A model call ended without a step. */
    record AttemptRejected(AttemptRef attempt, AttemptEnd end) implements Reasoned {}

    /** A step is kept, from the attempt that is named: the latest one, or an earlier one that was rejected at first. */
    record StepCompleted(AttemptRef attempt, CompletedStep step) implements Reasoned {}

    /** The thinking is over; what follows is the answer. */
    record ThinkingEnded(ThinkingEnd end) implements Reasoned {}

    /** The run waits for a node, for the first time or once more. */
    record RunQueued(Instant at) implements Executed {}

    /** A node took the run up. */
    record RunClaimed(Instant at) implements Executed {}

    /** Somebody pressed Stop, and the model server has not let go yet. */
    record StopRequested() implements Executed {}

    /** The run ended. */
    record RunFinished(RunOutcome outcome, Instant at) implements Executed {}

    /** Which part of a step a text belongs to. */
    enum Field {
        TITLE,
        CONTENT
    }
}
