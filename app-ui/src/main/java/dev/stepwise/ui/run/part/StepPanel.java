package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step as a disclosure: a button that says all about it, and its text, which is sent when it is first opened. */
final class StepPanel extends Composite<ListItem> {

    private final NativeButton summary = new NativeButton();
    private final StepName name = new StepName();
    private final Line titleText = new Line("step-title-text");
    private final Span title = new Span(titleText);
    private final ClockSpan clock = new ClockSpan();
    private final Line tokens = new Line("step-figure", "tokens");
    private final StepBody body;
    private @Nullable Component mark;
    private @Nullable StepState shown;
    private @Nullable StepWording wording;
    private boolean open;
    private boolean held;

    StepPanel(Words words, int number, SerializableRunnable onToggle) {
        body = new StepBody(words);
        var place = new Span(String.valueOf(number));
        place.addClassName("step-number");
        title.addClassName("step-title");
        clock.addClassName("step-figure");
        summary.addClassName("step-summary");
        summary.getElement().setAttribute("type", "button");
        summary.getElement().setAttribute("aria-expanded", "false");
        summary.add(place, title, clock, tokens);
        summary.addClickListener(_ -> onToggle.run());
        getContent().addClassName("step");
        getContent().add(summary, body);
    }

    /** Tells when the reader goes into the step's text, by focus or by marking some of it. */
    void onUse(SerializableRunnable used) {
        body.onUse(used);
    }

    /** The reader opened it by hand, or is in it. */
    void hold() {
        held = true;
        fill();
    }

    boolean isOpen() {
        return open;
    }

    void setOpen(boolean nowOpen) {
        if (open != nowOpen) {
            open = nowOpen;
            summary.getElement().setAttribute("aria-expanded", String.valueOf(open));
            getContent().setClassName("open", open);
            body.setVisible(open);
            fill();
        }
    }

    void show(StepState step, StepWording newWording) {
        if (step.equals(shown)) {
            return;
        }
        boolean textOnly = shown != null
                && shown.isWriting()
                && shown.title().equals(step.title())
                && shown.content().isEmpty() == step.content().isEmpty()
                && shown.thinking().isBlank() == step.thinking().isBlank()
                && shown.waitsFor().equals(step.waitsFor())
                && shown.stage().equals(step.stage());
        shown = step;
        wording = newWording;
        if (!textOnly) {
            showSummary(step, newWording);
        }
        fill();
    }

    private void showSummary(StepState step, StepWording words) {
        titleText.say(words.title(step));
        titleText.setClassName("text-note", step.isWriting() && step.title().isBlank());
        titleText.getElement().setAttribute("lang", TextLanguage.tagOf(step.title()));
        summary.setAriaLabel(name.of(step, words));
        tokens.say(words.tokens(step));
        getContent().setClassName("live", step.isWriting());
        getContent().setClassName("failed", step.isGivenUp());
        body.setBusy(step.isWriting());
        replaceMark(StepMark.of(step, words.state(step)));
        runClock(step);
    }

    private void replaceMark(@Nullable Component newMark) {
        if (mark != null) {
            title.remove(mark);
        }
        mark = newMark;
        if (newMark != null) {
            title.add(newMark);
        }
    }

    private void runClock(StepState step) {
        if (!(step.stage() instanceof StepState.Stage.Writing writing)) {
            clock.rest(step.spent());
        } else if (!clock.isRunning()) {
            var since = Duration.between(writing.startedAt(), Instant.now());
            clock.run(step.spent().plus(since.isNegative() ? Duration.ZERO : since));
        }
    }

    /** A step that was never opened is not sent. */
    private void fill() {
        if (open && shown != null && wording != null) {
            body.show(shown, wording, held);
        }
    }
}
