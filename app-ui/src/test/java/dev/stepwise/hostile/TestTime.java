package dev.stepwise.hostile;

import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.Pauses;
import dev.stepwise.llm.reasoning.SystemPauses;
import java.time.Duration;

/** Time in which nobody waits between two attempts, and in which silence is noticed as early as a test wants. */
public final class TestTime implements Pauses {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Pauses system = new SystemPauses(Duration.ZERO);
    private volatile Duration serverWait = Duration.ZERO;
    private volatile CallDeadlines deadlines = CallDeadlines.STANDARD;

    /** Calls that begin from now on wait for next to nothing. */
    void losePatience() {
        deadlines = new CallDeadlines(SHORT, SHORT, Duration.ofMinutes(5));
    }

    /** Runs wait for a server that is away. */
    void waitForServers() {
        serverWait = Duration.ofHours(10);
    }

    void regainPatience() {
        serverWait = Duration.ZERO;
        deadlines = CallDeadlines.STANDARD;
    }

    /** Over at once, unless a server is waited for, which is asked again and again. */
    @Override
    public void pause(Duration time, CallHandle handle) throws InterruptedException {
        if (serverWait.isPositive()) {
            system.pause(SHORT, handle);
        }
    }

    @Override
    public Duration serverWait() {
        return serverWait;
    }

    @Override
    public Timer after(Duration time, Runnable action) {
        return system.after(time, action);
    }

    @Override
    public Duration spread(Duration time) {
        return time;
    }

    @Override
    public CallDeadlines deadlines() {
        return deadlines;
    }
}
