package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.OwnThinkingLimits;
import java.time.Duration;
import java.util.Optional;

/** One call to the run's model: streamed to whoever watches, and closed when the outside wants no more of it. */
record ModelCall(RunContext context, ChatCalls calls, Pauses pauses, ServerWait serverWait) {

    /** How long a step that is being written may still take when somebody wants the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    ModelCall(RunContext context, ChatCalls calls, Pauses pauses) {
        this(
                context,
                calls,
                pauses,
                new ServerWait(
                        context,
                        pauses,
                        () -> calls.equalServer(
                                context.settings().endpoint(),
                                context.settings().model())));
    }

    /**
     * A call that has ended.
     *
     * @param raw all that the model wrote
     * @param thinking all that it thought by itself, beside its reply and in it
     */
    record Reply(CallEnd end, String raw, String thinking, Reading reading) {

        Optional<Duration> retryAfter() {
            return end instanceof CallEnd.Failed failed ? failed.retryAfter() : Optional.empty();
        }
    }

    /** @param left the time that the run may still take */
    Reply make(StepRequest stepRequest, AttemptRequest request, AttemptRef ref, Duration left)
            throws InterruptedException {
        var loops = new LoopWatch(request.meantLoops());
        var reply = new RecordedReply(
                loops.over(stepRequest.shape(), (field, text) -> {
                    if (!text.isEmpty()) {
                        context.emit(new RunEvent.TextStreamed(ref, field, text));
                    }
                }),
                () -> serverWait.answered(ref));
        var handle = new CallHandle();
        var patience = stepRequest.isStep() ? Optional.of(PATIENCE) : Optional.<Duration>empty();
        try (var watch = CallWatch.over(context, handle, pauses, patience)) {
            var end = reachServer(chatCall(stepRequest, request, left), reply, ref, handle);
            reply.noMore();
            var reading = isLoop(loops, end)
                    ? new Unusable(Cause.LOOP, CauseDetail.NONE)
                    : read(stepRequest.shape(), end, reply, watch.cause());
            return new Reply(end, reply.raw(), reply.thinking(), reading);
        }
    }

    /** Makes the call, and again while its server is away and nothing came of it. */
    private CallEnd reachServer(ChatCall call, RecordedReply reply, AttemptRef ref, CallHandle handle)
            throws InterruptedException {
        try {
            var end = calls.make(call, reply, handle);
            while (reply.isNothing() && serverWait.waitsAfter(end, ref, handle)) {
                end = calls.make(call, reply, handle);
            }
            return handle.isCancelled() && end instanceof CallEnd.Failed ? new CallEnd.Cancelled(end.figures()) : end;
        } finally {
            serverWait.attemptEnded();
        }
    }

    private static boolean isLoop(LoopWatch loops, CallEnd end) {
        return switch (end) {
            case CallEnd.Finished(var reason, var _) ->
                reason == CallEnd.FinishReason.LENGTH ? loops.foundOneWhereCut() : loops.foundOne();
            case CallEnd.Cut _ -> loops.foundOne();
            case CallEnd.Cancelled _, CallEnd.Failed _ -> false;
        };
    }

    private static Reading read(ReplyShape shape, CallEnd end, RecordedReply reply, Optional<Cause> cancelled) {
        return switch (end) {
            case CallEnd.Finished(var reason, var _) ->
                switch (reason) {
                    case STOP -> read(shape, reply, Reading.End.WHOLE);
                    case LENGTH -> read(shape, reply, Reading.End.LENGTH);
                    case UNKNOWN -> withUnknownEnd(read(shape, reply, Reading.End.WHOLE));
                };
            case CallEnd.Cut _ -> shape.read(reply.raw(), reply.end());
            case CallEnd.Cancelled _ -> new Unusable(cancelled.orElse(Cause.STOPPED), CauseDetail.NONE);
            case CallEnd.Failed failed -> new Unusable(failed.cause(), failed.detail());
        };
    }

    private static Reading read(ReplyShape shape, RecordedReply reply, Reading.End end) {
        return reply.isOnlyThinking() ? Unusable.onlyThinking(end) : shape.read(reply.raw(), end);
    }

    private static Reading withUnknownEnd(Reading reading) {
        return reading instanceof Usable usable ? usable.withUnknownEnd() : reading;
    }

    /** Where the run goes on after an attempt that ended so, if its server is away and an equal one is there. */
    Optional<EndpointRef> elsewhere(Cause cause) {
        return ServerWait.AWAY.contains(cause)
                ? calls.equalServer(
                        context.settings().endpoint(), context.settings().model())
                : Optional.empty();
    }

    /** Whether the model may be asked not to think by itself: it is not asked so anyway, and its server is not known to refuse it. */
    boolean mayTurnThinkingOff() {
        var settings = context.settings();
        return !settings.reasoning().ownThinking().isOff()
                && !calls.refused(settings.endpoint(), settings.model()).contains(RequestPart.THINKING_OFF);
    }

    private ChatCall chatCall(StepRequest stepRequest, AttemptRequest request, Duration left) {
        var settings = context.settings();
        return new ChatCall(
                context.runId(),
                settings.endpoint(),
                settings.model(),
                stepRequest.said().without(request.changes().stepsLeftOut()).messages(request.userTurn()),
                request.sampling(),
                request.changes().thinkingOff()
                        ? OwnThinkingLimits.OFF
                        : settings.reasoning().ownThinking(),
                request.maxTokens(),
                request.format(),
                pauses.deadlines().within(left));
    }
}
