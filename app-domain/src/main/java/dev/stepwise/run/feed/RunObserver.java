package dev.stepwise.run.feed;

import dev.stepwise.run.RunEvent;

/**
 * Hears what happens to a run. The calls come one after the other, first one snapshot, then every event since, without a gap and
 * without doubling. They come on the thread that works on the run, so an observer only takes note and returns; what it throws is
 * logged and does not reach the run or the other observers.
 */
public interface RunObserver {

    /** Comes first, and again if events were lost on the way: then it replaces all that was told before. */
    void onSnapshot(RunSnapshot snapshot);

    /** What happened next; text that the snapshot holds is not told again. */
    void onEvent(RunEvent event);
}
