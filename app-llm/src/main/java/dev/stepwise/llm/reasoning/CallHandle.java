package dev.stepwise.llm.reasoning;

import org.jspecify.annotations.Nullable;

/** Lets another thread close a call: in the queue, before the headers, and while it streams. */
public final class CallHandle {

    private boolean cancelled;
    private @Nullable Runnable close;

    /** Closes the call, or has it closed as soon as it begins. Doing it again does nothing. */
    public void cancel() {
        Runnable closing;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            closing = close;
        }
        if (closing != null) {
            closing.run();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** For whoever makes the call: how to close it; run at once, on this thread, if the call was cancelled before. */
    public void onCancel(Runnable closing) {
        synchronized (this) {
            if (!cancelled) {
                close = closing;
                return;
            }
        }
        closing.run();
    }
}
