package dev.stepwise.llm.reasoning;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time as this machine measures it. */
public final class SystemPauses implements Pauses {

    private static final double SPREAD = 0.2;

    private final Duration serverWait;

    /** @param serverWait how long a run waits for a server that cannot be reached or loads its model */
    public SystemPauses(Duration serverWait) {
        this.serverWait = serverWait;
    }

    @Override
    public Duration serverWait() {
        return serverWait;
    }

    @Override
    public void pause(Duration time, CallHandle handle) throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        handle.onCancel(cancelled::countDown);
        // Whichever comes first ends the pause, so it is no matter which it was.
        var _ = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Timer after(Duration time, Runnable action) {
        var closed = new CallHandle();
        Thread.ofVirtual().name("timer").start(() -> {
            try {
                pause(time, closed);
            } catch (InterruptedException ended) {
                return;
            }
            if (!closed.isCancelled()) {
                action.run();
            }
        });
        return closed::cancel;
    }

    @Override
    public Duration spread(Duration time) {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-SPREAD, SPREAD);
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }
}
