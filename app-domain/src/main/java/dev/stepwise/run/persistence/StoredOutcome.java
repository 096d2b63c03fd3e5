package dev.stepwise.run.persistence;

import dev.stepwise.run.Cause;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepRef;
import java.util.Optional;

/** Reads from a run's row how the run ended. */
final class StoredOutcome {

    private StoredOutcome() {}

    /** Empty for a run that has not ended. */
    static Optional<RunOutcome> of(StoredRun run) {
        return switch (run.state) {
            case QUEUED, RUNNING -> Optional.empty();
            case ANSWERED -> Optional.of(new RunOutcome.Answered(Optional.ofNullable(run.thinkingEnd)));
            case STOPPED -> Optional.of(new RunOutcome.Stopped());
            case FAILED ->
                Optional.of(new RunOutcome.Failed(place(run), cause(run), StoredDetail.read(run.failureDetail)));
        };
    }

    private static Optional<StepRef> place(StoredRun run) {
        return run.failedStep == null || run.failedKind == null
                ? Optional.empty()
                : Optional.of(new StepRef(run.failedStep, run.failedKind));
    }

    private static Cause cause(StoredRun run) {
        return run.failureCause == null ? Cause.INTERNAL : run.failureCause;
    }
}
