package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.reasoning.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the calls for a task, one after the other, until one is kept or the rules say that there is nothing more to try. */
final class Attempts {

    private final RunContext context;
    private final ModelCall model;
    private final Pauses pauses;
    private final WorkTime work;
    private final Outside outside;
    private final Repeats repeats = new Repeats();

    Attempts(RunContext context, ModelCall model, Pauses pauses, WorkTime work, Outside outside) {
        this.context = context;
        this.model = model;
        this.pauses = pauses;
        this.work = work;
        this.outside = outside;
    }

    /** Works on the task from where it stands: attempts that are stored count. The outside has been asked before. */
    TaskEnd make(Task task, ContextWindow window) throws InterruptedException {
        var rules = new AttemptRules(new Requests(task, context.settings(), window), pauses);
        var tries = new ArrayList<>(
                context.attempts(task.place()).stream().flatMap(Try::of).toList());
        int ordinal = context.lastAttempt(task.place());
        var course = rules.after(tries);
        while (course instanceof Course.Call(var request, var pause)) {
            var barred = tries.isEmpty() ? Optional.<TaskEnd>empty() : beforeNextTry(task, pause);
            if (barred.isPresent()) {
                return barred.get();
            }
            if (work.isOver()) {
                return failed(task, Cause.RUN_TOO_LONG, "");
            }
            ordinal++;
            course = attempt(task, request, new AttemptRef(task.place(), ordinal), tries, rules);
        }
        return conclude(task, course);
    }

    /** Makes one call and closes its attempt, unless it is to be kept: that is said in the course, and done once. */
    private Course attempt(Task task, Request request, AttemptRef ref, List<Try> tries, AttemptRules rules)
            throws InterruptedException {
        context.emit(new RunEvent.AttemptStarted(ref, request.changes(), work.now()));
        var reply = model.make(task, request, ref, work.left());
        var figures = reply.end().figures();
        return switch (reply.reading()) {
            case Usable usable -> new Course.Keep(ref, request.userTurn(), reply.raw(), usable, figures);
            case Unusable(var cause, var detail) -> {
                boolean cutByUs = cause == Cause.CALL_TOO_LONG && work.isOver();
                var failed = new Try(
                        ref, cutByUs ? Cause.RUN_TOO_LONG : cause, detail, reply.raw(), reply.retryAfter(), figures);
                tries.add(failed);
                var course = rules.after(tries);
                if (!(course instanceof Course.Keep keep && keep.attempt().equals(ref))) {
                    context.emit(new RunEvent.AttemptRejected(
                            ref, new AttemptEnd(failed.cause(), detail, reply.raw(), figures)));
                }
                yield course;
            }
        };
    }

    /** Waits, and hears what the outside wants by then; empty if the next try may be made. */
    private Optional<TaskEnd> beforeNextTry(Task task, Duration pause) throws InterruptedException {
        if (!pause.isZero()) {
            var handle = new CallHandle();
            var patience = task.isStep() ? Optional.of(Duration.ZERO) : Optional.<Duration>empty();
            try (var _ = CallWatch.over(context, handle, pauses, patience)) {
                pauses.pause(pause.compareTo(work.left()) < 0 ? pause : work.left(), handle);
            }
        }
        var ended = outside.ask(task.said().steps().size());
        if (ended.isPresent()) {
            return ended.map(TaskEnd.WorkOver::new);
        }
        return task.isStep() && outside.askedToFinish()
                ? Optional.of(new TaskEnd.ThinkingOver(ThinkingEnd.ASKED_TO_FINISH))
                : Optional.empty();
    }

    private TaskEnd conclude(Task task, Course course) {
        return switch (course) {
            case Course.Keep keep -> new TaskEnd.Kept(keep(task, keep));
            case Course.Fail(var cause, var detail) -> failed(task, cause, detail);
            case Course.Conclude(var end) -> new TaskEnd.ThinkingOver(end);
            case Course.Leave(var end) -> new TaskEnd.WorkOver(end);
            case Course.Call _ -> throw new IllegalStateException("A call is not made yet.");
        };
    }

    private CompletedStep keep(Task task, Course.Keep keep) {
        var usable = keep.usable();
        var repeated =
                task.isStep() ? repeats.find(usable.content(), task.said().steps()) : OptionalInt.empty();
        var step = new CompletedStep(
                task.place(),
                keep.userTurn(),
                keep.raw(),
                usable.title(),
                usable.content(),
                usable.finalAnswer(),
                new Marks(usable.truncated(), usable.repaired(), repeated),
                keep.figures());
        context.emit(new RunEvent.StepCompleted(keep.attempt(), step));
        return step;
    }

    private static TaskEnd failed(Task task, Cause cause, String detail) {
        return new TaskEnd.WorkOver(new RunOutcome.Failed(Optional.of(task.place()), cause, detail));
    }
}
