package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Cause;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says what comes next for a task, from what became of the attempts at it: at most three, whatever their ends. */
record AttemptRules(Requests requests, Pauses pauses) {

    static final int MOST_ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SECOND_PAUSE = Duration.ofSeconds(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    Course after(List<Try> tries) {
        if (tries.isEmpty()) {
            return call(tries, Duration.ZERO);
        }
        var last = tries.getLast();
        return switch (last.cause().kind()) {
            case FAULT -> tries.size() < MOST_ATTEMPTS ? call(tries, pause(tries)) : fail(last);
            case REPLY -> afterBadReply(tries);
            case REFUSAL -> last.cause() == Cause.CONTEXT_OVERFLOW ? afterOverflow(tries) : fail(last);
            case OUTSIDE -> afterCancelling(last);
            case RUN -> fail(last);
        };
    }

    private Course afterBadReply(List<Try> tries) {
        var last = tries.getLast();
        boolean cutForGood = last.isCut()
                && (requests.moreTokens(tries).isEmpty()
                        || tries.stream().filter(Try::isCut).count() > 1);
        if (cutForGood) {
            var kept = keep(tries, tries.size() - 1);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return tries.size() < MOST_ATTEMPTS
                ? call(tries, Duration.ZERO)
                : latestReadable(tries).orElseGet(() -> fail(last));
    }

    /** Too much for the larger limit only: the reply that was cut is still good. Too much at all: the context is full. */
    private Course afterOverflow(List<Try> tries) {
        var cut = requests.moreTokens(tries).isPresent() ? latestReadable(tries) : Optional.<Course>empty();
        return cut.orElseGet(
                () -> requests.task().isStep() && requests.task().place().number() > 1
                        ? new Course.Conclude(ThinkingEnd.CONTEXT_FULL)
                        : fail(tries.getLast()));
    }

    private static Course afterCancelling(Try last) {
        return switch (last.cause()) {
            case FINISHED_EARLY -> new Course.Conclude(ThinkingEnd.ASKED_TO_FINISH);
            case HANDED_OVER -> new Course.Leave(new ReasoningEnd.HandedOver());
            case STOPPED -> new Course.Leave(new RunOutcome.Stopped());
            default -> fail(last);
        };
    }

    private Optional<Course> latestReadable(List<Try> tries) {
        return IntStream.range(0, tries.size())
                .boxed()
                .sorted(Collections.reverseOrder())
                .flatMap(index -> keep(tries, index).stream())
                .findFirst();
    }

    private Optional<Course> keep(List<Try> tries, int index) {
        var kept = tries.get(index);
        if (!kept.isBadReply()) {
            return Optional.empty();
        }
        var userTurn = requests.after(tries.subList(0, index)).userTurn();
        return requests.task()
                .shape()
                .readLeniently(kept)
                .map(usable -> new Course.Keep(kept.ref(), userTurn, kept.raw(), usable, kept.figures()));
    }

    private Course call(List<Try> tries, Duration pause) {
        return new Course.Call(requests.after(tries), pause);
    }

    private Duration pause(List<Try> tries) {
        long faults = tries.stream().filter(Try::isFault).count();
        return tries.getLast()
                .retryAfter()
                .map(asked -> asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE)
                .orElseGet(() -> pauses.spread(faults == 1 ? FIRST_PAUSE : SECOND_PAUSE));
    }

    private static Course fail(Try last) {
        return new Course.Fail(last.cause(), last.detail());
    }
}
