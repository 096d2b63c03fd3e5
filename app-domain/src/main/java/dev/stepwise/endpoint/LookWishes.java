package dev.stepwise.endpoint;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Who wants model servers to be looked at: whoever used one within the last minute does so regularly, and a call that failed at once. */
@Component
class LookWishes {

    private static final Duration USE = Duration.ofMinutes(1);

    private final Semaphore atOnce = new Semaphore(0);

    /** By {@link System#nanoTime}. */
    private volatile long usedAt = System.nanoTime() - USE.toNanos();

    /** Somebody is about to call a model server. */
    void used() {
        usedAt = System.nanoTime();
    }

    boolean isUsed() {
        return System.nanoTime() - usedAt < USE.toNanos();
    }

    /** Something may have changed; wishes that come before the next look lead to one look together. */
    void atOnce() {
        atOnce.release();
    }

    /** Waits for a wish, so long at most; wishes that were not met yet count. Returns whether there was one. */
    boolean await(Duration atMost) throws InterruptedException {
        return atOnce.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is wished from now on is not met by what is looked at already. */
    void met() {
        atOnce.drainPermits();
    }
}
