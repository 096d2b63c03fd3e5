package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.reasoning.RunContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Closes a call, or ends a pause, when the outside wants no more of it: Stop and HandOver at once, FinishNow after a while or never. */
final class CallWatch implements AutoCloseable {

    private final CallHandle handle;
    private final Pauses pauses;
    private final Optional<Duration> patience;
    private RunContext.@Nullable Listening listening;
    private Pauses.@Nullable Timer timer;
    private @Nullable Cause cause;
    private boolean closed;

    private CallWatch(CallHandle handle, Pauses pauses, Optional<Duration> patience) {
        this.handle = handle;
        this.pauses = pauses;
        this.patience = patience;
    }

    /** @param patience how long after FinishNow the handle is cancelled; empty: it is not */
    static CallWatch over(RunContext context, CallHandle handle, Pauses pauses, Optional<Duration> patience) {
        var watch = new CallWatch(handle, pauses, patience);
        watch.listening = context.listen(watch::hear);
        return watch;
    }

    /** Why the handle was cancelled; of several reasons the one that goes before the others. */
    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    private void hear(Directive directive) {
        switch (directive) {
            case Directive.Stop _ -> cancel(Cause.STOPPED);
            case Directive.HandOver _ -> cancel(Cause.HANDED_OVER);
            case Directive.FinishNow _ -> patience.ifPresent(this::finishAfter);
            case Directive.Continue _, Directive.Hint _, Directive.Extend _ -> {}
        }
    }

    private void finishAfter(Duration time) {
        if (time.isZero()) {
            cancel(Cause.FINISHED_EARLY);
        } else {
            startTimer(time);
        }
    }

    private synchronized void startTimer(Duration time) {
        if (!closed && timer == null) {
            timer = pauses.after(time, () -> cancel(Cause.FINISHED_EARLY));
        }
    }

    private void cancel(Cause why) {
        synchronized (this) {
            // The causes from outside stand in the order in which they go before each other.
            if (cause == null || why.compareTo(cause) < 0) {
                cause = why;
            }
        }
        handle.cancel();
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close();
        }
        synchronized (this) {
            closed = true;
            if (timer != null) {
                timer.close();
            }
        }
    }
}
