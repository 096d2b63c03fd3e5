package dev.stepwise.ui.run.state;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunEvent;
import java.util.Optional;

/** Attempts as events tell of them, in the shape in which they are stored: one that has ended began when its call did. */
final class Attempts {

    private Attempts() {}

    static Attempt open(RunEvent.AttemptStarted started) {
        return new Attempt(
                started.attempt(),
                started.changes(),
                started.at(),
                Attempt.Ending.OPEN,
                Optional.empty(),
                CauseDetail.NONE,
                "",
                "",
                Optional.empty());
    }

    /** Its server is away for that cause; empty: it is back. */
    static Attempt waiting(Attempt open, Optional<Cause> cause) {
        return new Attempt(
                open.ref(),
                open.changes(),
                open.startedAt(),
                open.ending(),
                cause,
                open.detail(),
                open.rawReply(),
                open.thinking(),
                open.figures());
    }

    static Attempt rejected(Attempt open, AttemptEnd end) {
        return new Attempt(
                open.ref(),
                open.changes(),
                end.figures().startedAt(),
                Attempt.Ending.REJECTED,
                Optional.of(end.cause()),
                end.detail(),
                end.rawReply(),
                end.thinking(),
                Optional.of(end.figures()));
    }

    /** What came of it is lost, with its figures. */
    static Attempt abandoned(Attempt open, Cause cause) {
        return new Attempt(
                open.ref(),
                open.changes(),
                open.startedAt(),
                Attempt.Ending.REJECTED,
                Optional.of(cause),
                CauseDetail.NONE,
                "",
                "",
                Optional.empty());
    }

    static Attempt accepted(Attempt open, CompletedStep step) {
        return new Attempt(
                open.ref(),
                open.changes(),
                step.figures().startedAt(),
                Attempt.Ending.ACCEPTED,
                Optional.empty(),
                open.detail(),
                step.rawReply(),
                step.thinking(),
                Optional.of(step.figures()));
    }
}
