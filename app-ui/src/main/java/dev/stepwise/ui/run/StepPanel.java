package dev.stepwise.ui.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.run.Language;
import dev.stepwise.ui.text.ModelText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step as a disclosure: a button that says all about it, and its text, which is sent when it is first opened. */
final class StepPanel extends Composite<ListItem> {

    private final Words words;
    private final NativeButton summary = new NativeButton();
    private final StepName name = new StepName();
    private final Line titleText = new Line("step-title-text");
    private final Span title = new Span(titleText);
    private final ClockSpan clock = new ClockSpan();
    private final Line tokens = new Line("step-figure", "tokens");
    private final Div content = new Div();
    private final ModelText text = new ModelText();
    private @Nullable Component mark;
    private @Nullable StepEvidence evidence;
    private @Nullable StepState shown;
    private @Nullable StepWording wording;
    private boolean open;
    private boolean held;

    StepPanel(Words words, int number, SerializableRunnable onToggle) {
        this.words = words;
        var place = new Span(String.valueOf(number));
        place.addClassName("step-number");
        title.addClassName("step-title");
        clock.addClassName("step-figure");
        summary.addClassName("step-summary");
        summary.getElement().setAttribute("type", "button");
        summary.getElement().setAttribute("aria-expanded", "false");
        summary.add(place, title, clock, tokens);
        summary.addClickListener(_ -> onToggle.run());
        content.addClassName("step-content");
        content.add(text);
        content.setVisible(false);
        getContent().addClassName("step");
        getContent().add(summary, content);
    }

    /** Tells when the reader goes into the step's text, by focus or by marking some of it. */
    void onUse(SerializableRunnable used) {
        content.getElement().addEventListener("focusin", _ -> used.run());
        content.getElement().addEventListener("mouseup", _ -> used.run()).setFilter("!getSelection().isCollapsed");
    }

    /** The reader opened it by hand, or is in it. */
    void hold() {
        held = true;
        if (open && shown != null) {
            fill(shown);
        }
    }

    boolean isOpen() {
        return open;
    }

    void setOpen(boolean nowOpen) {
        if (open != nowOpen) {
            open = nowOpen;
            summary.getElement().setAttribute("aria-expanded", String.valueOf(open));
            getContent().setClassName("open", open);
            content.setVisible(open);
            if (open && shown != null) {
                fill(shown);
            }
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
                && shown.stage().equals(step.stage());
        shown = step;
        if (!textOnly) {
            showSummary(step, newWording);
        }
        wording = newWording;
        if (open) {
            fill(step);
        }
    }

    private void showSummary(StepState step, StepWording words) {
        titleText.say(words.title(step));
        titleText.setClassName("text-note", step.isWriting() && step.title().isBlank());
        titleText.getElement().setAttribute("lang", Language.of(step.title()).tag());
        summary.setAriaLabel(name.of(step, words));
        tokens.say(words.tokens(step));
        getContent().setClassName("live", step.isWriting());
        getContent().setClassName("failed", step.stage() instanceof StepState.Stage.Unfinished);
        content.getElement().setAttribute("aria-busy", String.valueOf(step.isWriting()));
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

    /** What is behind the text is made only for a step that a person opened, or holds open: most fold by themselves again. */
    private void fill(StepState step) {
        text.set(step.content());
        text.setWriting(step.isWriting());
        if (held && !step.isWriting() && wording != null) {
            if (evidence == null) {
                evidence = new StepEvidence(words, text);
                content.add(evidence);
            }
            evidence.show(step, wording);
        } else if (evidence != null) {
            content.remove(evidence);
            evidence = null;
        }
    }
}
