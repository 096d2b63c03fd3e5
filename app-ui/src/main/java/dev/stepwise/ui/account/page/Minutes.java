package dev.stepwise.ui.account.page;

import java.time.Duration;

/** How long somebody has to wait, in words. */
final class Minutes {

    private Minutes() {}

    /** Rounded up, at least one. */
    static long upFrom(Duration rest) {
        return Math.max(1, rest.plusMinutes(1).minusNanos(1).toMinutes());
    }
}
