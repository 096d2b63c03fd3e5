package dev.stepwise.run;

/** Where a run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    ANSWERED,
    STOPPED,
    FAILED;

    /** Whether nothing more happens to the run by itself. */
    public boolean isEnd() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case ANSWERED, STOPPED, FAILED -> true;
        };
    }

    /** Whether the life of a run leads from this state to that one; a claimed run is claimed again after a crash. */
    public boolean canTransitionTo(RunState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == STOPPED || next == FAILED;
            case RUNNING -> next == RUNNING || next == QUEUED || next.isEnd();
            case STOPPED, FAILED -> next == QUEUED;
            case ANSWERED -> false;
        };
    }
}
