package dev.stepwise.faults;

import dev.stepwise.bench.reader.Reader;
import java.time.Duration;

/** How long a page that is being written on stood still. */
final class Pauses {

    private static final long LOOK_EVERY_MS = 50;

    private Pauses() {}

    /** Watches the page for so long; a pause that has begun by then is watched to its end, or for two minutes. */
    static Duration longest(Reader reader, Duration watched) throws InterruptedException {
        long begun = System.nanoTime();
        long changed = begun;
        long longest = 0;
        int before = reader.length();
        while (System.nanoTime() - changed < Scenes.DEADLINE.toNanos()) {
            Thread.sleep(LOOK_EVERY_MS);
            int now = reader.length();
            if (now != 0 && now != before) {
                longest = Math.max(longest, System.nanoTime() - changed);
                changed = System.nanoTime();
                before = now;
                if (changed - begun > watched.toNanos()) {
                    return Duration.ofNanos(longest);
                }
            }
        }
        return Duration.ofNanos(System.nanoTime() - changed);
    }
}
