package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An attempt that gave nothing to be kept at once.
 *
 * @param raw what the model wrote, as far as it came
 * @param thinking what it thought by itself, as far as it came
 * @param retryAfter what the server asked for
 */
record FailedAttempt(
        AttemptRef ref,
        Cause cause,
        CauseDetail detail,
        String raw,
        String thinking,
        Optional<Duration> retryAfter,
        CallFigures figures) {

    /** The stored attempt, if it was rejected. */
    static Stream<FailedAttempt> of(Attempt stored) {
        return stored.cause().filter(_ -> stored.ending() == Attempt.Ending.REJECTED).stream()
                .map(cause -> new FailedAttempt(
                        stored.ref(),
                        cause,
                        stored.detail(),
                        stored.rawReply(),
                        stored.thinking(),
                        Optional.empty(),
                        stored.figures().orElseGet(() -> unknown(stored))));
    }

    boolean isFault() {
        return cause.kind() == Cause.Kind.FAULT;
    }

    /** Whether the run went on at an equal server: it says nothing of that one. */
    boolean wentOn() {
        return detail instanceof CauseDetail.WentOn;
    }

    boolean isBadReply() {
        return cause.kind() == Cause.Kind.REPLY;
    }

    boolean isCut() {
        return cause == Cause.CUT_BY_TOKEN_LIMIT || isCutWhileThinking();
    }

    /** Whether the limit of tokens cut it before the model had said anything. */
    boolean isCutWhileThinking() {
        return cause == Cause.CUT_WHILE_THINKING;
    }

    /** Whether the model ended it by itself before it had said anything. */
    boolean isOnlyThinking() {
        return cause == Cause.ONLY_THINKING;
    }

    /** Whether its server refused to have the model not think by itself. */
    boolean refusedThinkingOff() {
        return figures.leftOut().contains(RequestPart.THINKING_OFF);
    }

    /** Whether it was closed because it said the same over and over. */
    boolean isLoop() {
        return cause == Cause.LOOP;
    }

    /** Whether it said only what we had said. */
    boolean isRecital() {
        return cause == Cause.RECITAL;
    }

    /** Whether it was refused because it was too much for the context. */
    boolean isOverflow() {
        return cause == Cause.CONTEXT_OVERFLOW;
    }

    FailedAttempt withRaw(String newRaw) {
        return new FailedAttempt(ref, cause, detail, newRaw, thinking, retryAfter, figures);
    }

    private static CallFigures unknown(Attempt stored) {
        return new CallFigures(stored.startedAt(), Optional.empty(), Duration.ZERO, Tokens.UNKNOWN, Optional.empty());
    }
}
