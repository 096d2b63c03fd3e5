package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
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

/** Makes the calls for a step or the answer, one after the other, until one is kept or the rules say that there is nothing more to try. */
final class Attempts {

    /** How often a step may leave a server that is away for an equal one. */
    private static final int MOST_SERVERS_LEFT = 6;

    private final RunContext context;
    private final ModelCall model;
    private final Pauses pauses;
    private final WorkTime work;
    private final PendingDirectives directives;
    private final Repeats repeats = new Repeats();
    private final StepTokens tokens;

    Attempts(RunContext context, ModelCall model, Pauses pauses, WorkTime work, PendingDirectives directives) {
        this.context = context;
        this.model = model;
        this.pauses = pauses;
        this.work = work;
        this.directives = directives;
        tokens = StepTokens.of(context);
    }

    /** Makes the step from where it stands: attempts that are stored count. Directives have been heard before. */
    StepResult make(StepRequest stepRequest, ContextWindow window) throws InterruptedException {
        var rules = new AttemptRules(requests(stepRequest, window), pauses);
        var failedAttempts = new ArrayList<>(context.attempts(stepRequest.place()).stream()
                .flatMap(FailedAttempt::of)
                .toList());
        int ordinal = context.lastAttempt(stepRequest.place());
        var decision = rules.after(failedAttempts);
        while (decision instanceof AttemptDecision.Call(var request, var pause)) {
            var endBefore =
                    failedAttempts.isEmpty() ? Optional.<StepResult>empty() : beforeNextAttempt(stepRequest, pause);
            if (endBefore.isPresent()) {
                return endBefore.get();
            }
            if (work.isOver()) {
                return failed(stepRequest, Cause.RUN_TOO_LONG, CauseDetail.NONE);
            }
            ordinal++;
            decision =
                    attempt(stepRequest, request, new AttemptRef(stepRequest.place(), ordinal), failedAttempts, rules);
        }
        return conclude(stepRequest, decision);
    }

    private AttemptRequests requests(StepRequest stepRequest, ContextWindow window) {
        long badBefore = context.earlierAttempts(stepRequest.place()).stream()
                .flatMap(FailedAttempt::of)
                .filter(FailedAttempt::isBadReply)
                .count();
        var thinking = new ThinkingSwitch(model.mayTurnThinkingOff(), tokens.repliesComeWithoutThinking());
        return new AttemptRequests(
                stepRequest,
                context.settings().resolved().sampling(),
                window,
                new TokenLimit(stepRequest, window, tokens, thinking),
                thinking,
                (int) badBefore);
    }

    /** Makes one call and closes its attempt, unless it is to be kept: that is said in the decision, and done once. */
    private AttemptDecision attempt(
            StepRequest stepRequest,
            AttemptRequest request,
            AttemptRef ref,
            List<FailedAttempt> failedAttempts,
            AttemptRules rules)
            throws InterruptedException {
        context.emit(new RunEvent.AttemptStarted(ref, request.changes(), work.now()));
        var reply = model.make(stepRequest, request, ref, work.left());
        var figures = reply.end().figures();
        return switch (reply.reading()) {
            case Usable usable ->
                new AttemptDecision.Keep(
                        ref, request, reply.raw(), reply.thinking(), usable, figures, Optional.empty());
            case Unusable(var cause, var detail) -> {
                boolean cutByUs = cause == Cause.CALL_TOO_LONG && work.isOver();
                var elsewhere = mayGoElsewhere(failedAttempts) ? model.elsewhere(cause) : Optional.<EndpointRef>empty();
                var failed = new FailedAttempt(
                        ref,
                        cutByUs ? Cause.RUN_TOO_LONG : cause,
                        elsewhere.<CauseDetail>map(CauseDetail.WentOn::new).orElse(detail),
                        reply.raw(),
                        reply.thinking(),
                        reply.retryAfter(),
                        figures);
                failedAttempts.add(failed);
                var decision = rules.after(failedAttempts);
                if (!(decision instanceof AttemptDecision.Keep keep
                        && keep.attempt().equals(ref))) {
                    context.emit(new RunEvent.AttemptRejected(
                            ref,
                            new AttemptEnd(failed.cause(), failed.detail(), reply.raw(), reply.thinking(), figures)));
                }
                yield decision;
            }
        };
    }

    /** Servers that all are away by turns do not have a step go round for ever. */
    private static boolean mayGoElsewhere(List<FailedAttempt> failedAttempts) {
        return failedAttempts.stream().filter(FailedAttempt::wentOn).count() < MOST_SERVERS_LEFT;
    }

    /** Waits, and hears the directives that have come by then; empty if the next attempt may be made. */
    private Optional<StepResult> beforeNextAttempt(StepRequest stepRequest, Duration pause)
            throws InterruptedException {
        if (!pause.isZero()) {
            var handle = new CallHandle();
            var patience = stepRequest.isStep() ? Optional.of(Duration.ZERO) : Optional.<Duration>empty();
            try (var _ = CallWatch.over(context, handle, pauses, patience)) {
                pauses.pause(pause.compareTo(work.left()) < 0 ? pause : work.left(), handle);
            }
        }
        var ended = directives.ask(stepRequest.said().steps().size());
        if (ended.isPresent()) {
            return ended.map(StepResult.WorkOver::new);
        }
        return stepRequest.isStep() && directives.askedToFinish()
                ? Optional.of(new StepResult.ThinkingOver(ThinkingEnd.ASKED_TO_FINISH))
                : Optional.empty();
    }

    private StepResult conclude(StepRequest stepRequest, AttemptDecision decision) {
        return switch (decision) {
            case AttemptDecision.Keep keep -> new StepResult.Kept(keep(stepRequest, keep));
            case AttemptDecision.Fail(var cause, var detail) -> failed(stepRequest, cause, detail);
            case AttemptDecision.Conclude(var end) -> new StepResult.ThinkingOver(end);
            case AttemptDecision.Leave(var end) -> new StepResult.WorkOver(end);
            case AttemptDecision.Call _ -> throw new IllegalStateException("A call is not made yet.");
        };
    }

    private CompletedStep keep(StepRequest stepRequest, AttemptDecision.Keep keep) {
        var usable = keep.usable();
        var repeated = stepRequest.isStep()
                ? repeats.find(
                        usable.title(), usable.content(), stepRequest.said().steps())
                : OptionalInt.empty();
        var step = new CompletedStep(
                stepRequest.place(),
                keep.request().userTurn(),
                keep.raw(),
                keep.thinking(),
                usable.title(),
                usable.content(),
                usable.finalAnswer(),
                new Marks(
                        usable.truncated(),
                        usable.repaired(),
                        repeated,
                        usable.endUnknown(),
                        keep.despite().filter(Cause.LOOP::equals).isPresent(),
                        keep.despite().filter(Cause.RECITAL::equals).isPresent()),
                keep.figures());
        context.emit(new RunEvent.StepCompleted(keep.attempt(), step));
        tokens.learn(step, keep.request().changes(), stepRequest.maxTokens());
        return step;
    }

    private static StepResult failed(StepRequest stepRequest, Cause cause, CauseDetail detail) {
        return new StepResult.WorkOver(new RunOutcome.Failed(Optional.of(stepRequest.place()), cause, detail));
    }
}
