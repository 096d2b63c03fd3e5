package dev.stepwise.faults;

import dev.stepwise.reader.Reader;
import java.time.Duration;

/** How long a page that is being written on stood still. */
final class Pauses {

    private static final long LOOK_EVERY_MS = 50;

    private Pauses() {}

    /** Watches the page for so long, and then until it moves once more or its run has ended. */
    static Duration longest(Reader reader, Duration watched) throws InterruptedException {
        long begun = System.nanoTime();
        long changed = begun;
        long longest = 0;
        int before = reader.length();
        while (changed - begun < watched.toNanos() && System.nanoTime() - changed < Scenes.DEADLINE.toNanos()) {
            Thread.sleep(LOOK_EVERY_MS);
            int now = reader.length();
            if (now != 0 && now != before) {
                longest = Math.max(longest, System.nanoTime() - changed);
                changed = System.nanoTime();
                before = now;
            } else if (now != 0 && reader.hasEnded()) {
                break;
            }
        }
        return Duration.ofNanos(longest);
    }
}
