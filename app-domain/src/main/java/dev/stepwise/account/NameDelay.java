package dev.stepwise.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Makes logins of a name wait that was tried wrongly too often. Few wait at a time, on the virtual threads of their requests. */
final class NameDelay {

    private static final int LONGEST_SECONDS = 5;

    /** Doublings until the longest one is reached. */
    private static final int DOUBLINGS = 3;

    private final Semaphore places;

    NameDelay(int places) {
        this.places = new Semaphore(places);
    }

    /** A second after ten wrong tries, then twice as long after each, five seconds at most. */
    static Duration after(int wrong) {
        int beyond = wrong - LoginTries.TRIES;
        return beyond < 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(1L << Math.min(beyond, DOUBLINGS), LONGEST_SECONDS));
    }

    /** Waits for so long; false, at once, if there is no place to wait, or if the node is going. */
    boolean passes(Duration delay) {
        if (delay.isZero()) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }
}
