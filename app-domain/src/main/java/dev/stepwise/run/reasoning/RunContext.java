package dev.stepwise.run.reasoning;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A run as its strategy sees it: what is stored, a way to tell what happens, and a way to hear from outside. */
public interface RunContext {

    RunId runId();

    String question();

    RunSettings settings();

    /** As it was rendered when the run was stored. */
    Optional<String> systemPrompt();

    /** The steps that were stored when the run was claimed, in order; with the answer, if there is one. */
    List<CompletedStep> steps();

    /** Why the thinking ended, if it had when the run was claimed: then only the answer is missing. */
    Optional<ThinkingEnd> thinkingEnd();

    /** The highest ordinal of the attempts stored for a step when the run was claimed; 0 without one. */
    int lastAttempt(StepRef step);

    /**
     * The attempts at the step that count against the limit when the run is claimed, in order: those since it was last asked to go
     * on, without those that ended because a node was lost or handed the run over. Their ends decide what the next request is.
     */
    List<Attempt> attempts(StepRef step);

    /** The attempts at the step from before the run was last asked to go on, in order, without those of lost nodes. They do not count. */
    List<Attempt> earlierAttempts(StepRef step);

    /** How many attempts at the step count against the limit when the run is claimed. */
    default int countedAttempts(StepRef step) {
        return attempts(step).size();
    }

    /** The directives that the stored steps have heeded when the run is claimed, in order. {@link #next} tells all others. */
    List<GivenDirective> heeded();

    /** The time that nodes have worked on the run before this claim; waiting in the queue does not count. */
    Duration workedBefore();

    /**
     * Tells what happened. Text goes to whoever watches; everything else is stored first, and returns when it is stored.
     *
     * @throws RunTakenOver if another node has the run
     */
    void emit(RunEvent.Reasoned event);

    /** What the outside wants, asked before each call until it answers {@link Directive.Continue}; each other directive is told once, but Stop and HandOver for ever. */
    Directive next();

    /**
     * Has the listener called, on a thread of the outside's, when a directive arrives that may concern the call in flight:
     * Stop, HandOver or FinishNow; at once, if one is waiting. It must return quickly. Closing ends the listening.
     */
    Listening listen(Consumer<Directive> listener);

    /** Ends a listening; closing it again does nothing. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
