package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Cause;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Says what comes next for a step, from what became of the attempts at it: at most three bad replies, and beside them at most three calls that
 * fail, for a model that writes badly is no reason to give up a server that goes away and comes back.
 */
record AttemptRules(AttemptRequests requests, Pauses pauses) {

    static final int MOST_ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SECOND_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    AttemptDecision after(List<FailedAttempt> failedAttempts) {
        if (failedAttempts.isEmpty()) {
            return call(failedAttempts, Duration.ZERO);
        }
        var last = failedAttempts.getLast();
        return switch (last.cause().kind()) {
            case FAULT ->
                mayTryAgain(failedAttempts, FailedAttempt::isFault)
                        ? call(failedAttempts, pause(failedAttempts))
                        : fail(last);
            case REPLY -> afterBadReply(failedAttempts);
            case REFUSAL -> last.cause() == Cause.CONTEXT_OVERFLOW ? afterOverflow(failedAttempts) : fail(last);
            case OUTSIDE -> afterCancelling(last);
            case RUN -> fail(last);
        };
    }

    private AttemptDecision afterBadReply(List<FailedAttempt> failedAttempts) {
        var last = failedAttempts.getLast();
        boolean cutForGood = last.isCut() && !nextHasMoreTokens(failedAttempts);
        boolean loopsAgain = last.isLoop()
                && failedAttempts.stream().filter(FailedAttempt::isLoop).count() > 1;
        if (cutForGood || loopsAgain) {
            var kept = keep(failedAttempts, failedAttempts.size() - 1);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return mayTryAgain(failedAttempts, FailedAttempt::isBadReply)
                ? call(failedAttempts, Duration.ZERO)
                : latestReadable(failedAttempts).orElseGet(() -> withoutStep(ThinkingEnd.NO_FURTHER_STEP, last));
    }

    /** What an equal server is asked instead was not tried. */
    private static boolean mayTryAgain(List<FailedAttempt> failedAttempts, Predicate<FailedAttempt> kind) {
        return failedAttempts.stream()
                        .filter(kind)
                        .filter(failed -> !failed.wentOn())
                        .count()
                < MOST_ATTEMPTS;
    }

    private boolean nextHasMoreTokens(List<FailedAttempt> failedAttempts) {
        return requests.after(failedAttempts).maxTokens()
                > lastRequest(failedAttempts).maxTokens();
    }

    private AttemptRequest lastRequest(List<FailedAttempt> failedAttempts) {
        return requests.after(failedAttempts.subList(0, failedAttempts.size() - 1));
    }

    /**
     * Too much for the larger limit only: the reply that was cut is still good, or the usual limit may do. Too much with all steps: the
     * answer may do with fewer. Too much at all: the context is full.
     */
    private AttemptDecision afterOverflow(List<FailedAttempt> failedAttempts) {
        var refused = lastRequest(failedAttempts);
        var next = requests.after(failedAttempts);
        boolean hadMore = refused.maxTokens() > next.maxTokens();
        var cut = hadMore ? latestReadable(failedAttempts) : Optional.<AttemptDecision>empty();
        boolean isLess = (hadMore && failedAttempts.size() == 1)
                || next.changes().stepsLeftOut() > refused.changes().stepsLeftOut();
        return cut.orElseGet(() -> isLess
                ? call(failedAttempts, Duration.ZERO)
                : withoutStep(ThinkingEnd.CONTEXT_FULL, failedAttempts.getLast()));
    }

    /** What was thought until now is still good for an answer; without any of it the run fails. */
    private AttemptDecision withoutStep(ThinkingEnd end, FailedAttempt last) {
        boolean thought = requests.stepRequest().isStep()
                && requests.stepRequest().place().number() > 1;
        return thought ? new AttemptDecision.Conclude(end) : fail(last);
    }

    private static AttemptDecision afterCancelling(FailedAttempt last) {
        return switch (last.cause()) {
            case FINISHED_EARLY -> new AttemptDecision.Conclude(ThinkingEnd.ASKED_TO_FINISH);
            case HANDED_OVER -> new AttemptDecision.Leave(new ReasoningEnd.HandedOver());
            case STOPPED -> new AttemptDecision.Leave(new RunOutcome.Stopped());
            default -> fail(last);
        };
    }

    /** One that says something of its own goes before a recital. */
    private Optional<AttemptDecision> latestReadable(List<FailedAttempt> failedAttempts) {
        var recitalsLast = Comparator.comparing(
                (Integer index) -> failedAttempts.get(index).isRecital());
        return IntStream.range(0, failedAttempts.size())
                .boxed()
                .sorted(recitalsLast.thenComparing(Comparator.reverseOrder()))
                .flatMap(index -> keep(failedAttempts, index).stream())
                .findFirst();
    }

    private Optional<AttemptDecision> keep(List<FailedAttempt> failedAttempts, int index) {
        var kept = failedAttempts.get(index);
        if (!kept.isBadReply()) {
            return Optional.empty();
        }
        var before = failedAttempts.subList(0, index);
        var shape = requests.stepRequest().shape();
        var raw = kept.isLoop() ? new LoopingReplies(shape, before).beforeLoop(kept.raw()) : kept.raw();
        return shape.readLeniently(kept.withRaw(raw))
                .map(usable -> new AttemptDecision.Keep(
                        kept.ref(),
                        requests.after(before),
                        raw,
                        kept.thinking(),
                        usable,
                        kept.figures(),
                        Optional.of(kept.cause())));
    }

    private AttemptDecision call(List<FailedAttempt> failedAttempts, Duration pause) {
        return new AttemptDecision.Call(requests.after(failedAttempts), pause);
    }

    private Duration pause(List<FailedAttempt> failedAttempts) {
        if (failedAttempts.getLast().wentOn()) {
            return Duration.ZERO;
        }
        long faults = failedAttempts.stream()
                .filter(failed -> failed.isFault() && !failed.wentOn())
                .count();
        return failedAttempts
                .getLast()
                .retryAfter()
                .map(asked -> asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE)
                .orElseGet(() -> pauses.spread(faults == 1 ? FIRST_PAUSE : SECOND_PAUSE));
    }

    private static AttemptDecision fail(FailedAttempt last) {
        return new AttemptDecision.Fail(last.cause(), last.detail());
    }
}
