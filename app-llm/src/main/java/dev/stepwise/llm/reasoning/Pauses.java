package dev.stepwise.llm.reasoning;

import java.time.Duration;

/** Time as it passes for the loops. */
public interface Pauses {

    /**
     * Waits for the given time, or until the handle is cancelled.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration time, CallHandle handle) throws InterruptedException;

    /** Has an action run after the given time, on a thread of its own; closing the timer before that keeps it from running. */
    Timer after(Duration time, Runnable action);

    /** The given time, up to 20 % shorter or longer, so that many runs do not come back to a server at once. */
    Duration spread(Duration time);

    /** How long a call may take. */
    default CallDeadlines deadlines() {
        return CallDeadlines.STANDARD;
    }

    /** How long a run waits for a server that cannot be reached or loads its model; zero: not at all. */
    default Duration serverWait() {
        return Duration.ZERO;
    }

    /** An action that waits for its time; closing it again does nothing. */
    interface Timer extends AutoCloseable {

        @Override
        void close();
    }
}
