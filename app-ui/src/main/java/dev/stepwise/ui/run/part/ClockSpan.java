package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;

/** A time that the browser counts on by itself, from what the server says. */
@JavaScript("context://scripts/stepwise.js")
final class ClockSpan extends Composite<Span> {

    private Duration elapsed = Duration.ZERO;
    private boolean running;

    /** Shows the time, and counts on from it. */
    void run(Duration from) {
        tell(from, true);
    }

    /** Shows the time as it is. */
    void rest(Duration at) {
        tell(at, false);
    }

    boolean isRunning() {
        return running;
    }

    private void tell(Duration newElapsed, boolean nowRunning) {
        boolean changed = nowRunning || running || !newElapsed.equals(elapsed);
        elapsed = newElapsed;
        running = nowRunning;
        if (changed && isAttached()) {
            send();
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        send();
    }

    private void send() {
        if (!running && elapsed.isZero()) {
            return;
        }
        getElement().executeJs("stepwise.clock(this,$0,$1)", (double) elapsed.toMillis(), running);
    }
}
