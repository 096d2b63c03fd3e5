package dev.stepwise.ui.run.state;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.StepRef;
import java.time.Duration;
import java.time.Instant;

/**
 * A step's part of the timeline, in milliseconds.
 *
 * @param queue waiting for a node, before the first step only
 * @param rest the calls that came to nothing of a step that was not kept
 */
public record TimelineSegment(
        StepRef ref, long queue, long discarded, long prefill, long generation, long rest, boolean live) {

    /** The segment of a step, which had to wait for a node before it. */
    public static TimelineSegment of(StepState step, Duration queued) {
        long discarded = step.discarded().toMillis();
        return switch (step.stage()) {
            case StepState.Stage.Kept kept -> {
                var figures = kept.step().figures();
                long prefill = figures.toFirstToken().map(Duration::toMillis).orElse(0L);
                // An attempt that was rejected at first and kept in the end counts once.
                long others = step.spent().minus(figures.total()).toMillis();
                yield new TimelineSegment(
                        step.ref(), queued.toMillis(), others, prefill, generation(figures, prefill), 0, false);
            }
            case StepState.Stage.Writing writing ->
                new TimelineSegment(
                        step.ref(),
                        queued.toMillis(),
                        discarded,
                        writing.firstTextAt()
                                .map(first -> span(writing.startedAt(), first))
                                .orElse(0L),
                        0,
                        0,
                        true);
            case StepState.Stage.Between _ ->
                new TimelineSegment(step.ref(), queued.toMillis(), discarded, 0, 0, 0, false);
            case StepState.Stage.Unfinished _ ->
                new TimelineSegment(
                        step.ref(), queued.toMillis(), 0, 0, 0, step.spent().toMillis(), false);
        };
    }

    /** All of it that is over. */
    public long total() {
        return queue + discarded + prefill + generation + rest;
    }

    private static long generation(CallFigures figures, long prefill) {
        return Math.max(0, figures.total().toMillis() - prefill);
    }

    private static long span(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
