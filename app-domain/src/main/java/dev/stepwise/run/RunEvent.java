package dev.stepwise.run;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a run. Each says which attempt it belongs to, so that a rejected attempt's text can leave the screen. */
public sealed interface RunEvent {

    /** What stands in the run's log. */
    sealed interface Logged extends RunEvent {}

    /** What a strategy tells. */
    sealed interface Reasoned extends RunEvent {}

    /** What a strategy tells and the run's log keeps. */
    sealed interface LoggedReasoning extends Reasoned, Logged {}

    /** What the execution tells. */
    sealed interface Executed extends Logged {}

    /** The model wrote some text; live only, never stored. */
    record TextStreamed(AttemptRef attempt, Field field, String text) implements Reasoned {}

    /** A model call begins; stored before the call is made. */
    record AttemptStarted(AttemptRef attempt, CallChanges changes, Instant at) implements LoggedReasoning {}

    /** A model call waits for its server, for that cause; empty: the server answers. */
    record AttemptWaits(AttemptRef attempt, Optional<Cause> cause) implements LoggedReasoning {}

    /** A model call ended without a step. */
    record AttemptRejected(AttemptRef attempt, AttemptEnd end) implements LoggedReasoning {}

    /** A step is kept, from the attempt that is named: the latest one, or an earlier one that was rejected at first. */
    record StepCompleted(AttemptRef attempt, CompletedStep step) implements LoggedReasoning {}

    /** The thinking is over; what follows is the answer. */
    record ThinkingEnded(ThinkingEnd end) implements LoggedReasoning {}

    /** The run waits for a node, for the first time or once more. */
    record RunQueued(Instant at) implements Executed {}

    /** A node took the run up. */
    record RunClaimed(Instant at) implements Executed {}

    /** A model call was left open by whoever made it; what came of it is lost. */
    record AttemptAbandoned(AttemptRef attempt, Cause cause) implements Executed {}

    /** Somebody gave the run a directive. After a stop, the model server may not have let go yet. */
    record DirectiveGiven(int number, Directive.Given directive) implements Executed {}

    /** The run ended. */
    record RunFinished(RunOutcome outcome, Instant at) implements Executed {}

    /** Which part of a step a text belongs to. */
    enum Field {
        TITLE,
        CONTENT,
        /** What the model thinks by itself before it replies. */
        THINKING
    }
}
