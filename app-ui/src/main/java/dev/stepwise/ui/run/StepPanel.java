package dev.stepwise.ui.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.run.Language;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.text.ModelText;
import dev.stepwise.ui.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step as a disclosure: a button that says all about it, and its text, which is sent when it is first opened. */
final class StepPanel extends Composite<ListItem> {

    private final NativeButton summary = new NativeButton();
    private final Span titleText = new Span();
    private final Span title = new Span(titleText);
    private final ClockSpan clock = new ClockSpan();
    private final Span time = new Span();
    private final Span tokens = new Span();
    private final Div content = new Div();
    private final ModelText text = new ModelText();
    private @Nullable Component mark;
    private @Nullable StepState shown;
    private final DetailsToggle details;
    private final Paragraph partial = new Paragraph();
    private final Pre partialText = new Pre();
    private final Div foot = new Div();
    private boolean open;

    StepPanel(Words words, int number, SerializableRunnable onToggle) {
        var place = new Span(String.valueOf(number));
        place.addClassName("step-number");
        title.addClassName("step-title");
        titleText.addClassName("step-title-text");
        var figure = new Span(clock, time);
        figure.addClassName("step-figure");
        tokens.addClassNames("step-figure", "tokens");
        var toggle = Icon.CHEVRON_RIGHT.create();
        toggle.addClassName("step-toggle");
        summary.addClassName("step-summary");
        summary.getElement().setAttribute("type", "button");
        summary.getElement().setAttribute("aria-expanded", "false");
        summary.add(place, title, figure, tokens, toggle);
        summary.addClickListener(_ -> onToggle.run());
        clock.setVisible(false);
        details = new DetailsToggle(words);
        partial.setText(words.of("step.partial"));
        partial.addClassName("text-note");
        partialText.addClassNames("text-mono", "partial-text");
        foot.addClassName("step-foot");
        foot.add(new CopyButton(words.of("step.copy"), text::text), details);
        content.addClassName("step-content");
        content.add(partial, text, partialText, foot, details.panel());
        content.setVisible(false);
        getContent().addClassName("step");
        getContent().add(summary, content);
    }

    /** Tells when the reader goes into the step's text, by focus or by marking some of it. */
    void onUse(SerializableRunnable used) {
        content.getElement().addEventListener("focusin", _ -> used.run());
        content.getElement().addEventListener("mouseup", _ -> used.run()).setFilter("!getSelection().isCollapsed");
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

    void show(StepState step, StepWording wording) {
        if (step.equals(shown)) {
            return;
        }
        boolean textOnly = shown != null
                && shown.isWriting()
                && shown.title().equals(step.title())
                && shown.stage().equals(step.stage());
        shown = step;
        if (!textOnly) {
            showSummary(step, wording);
        }
        details.show(step, wording);
        if (open) {
            fill(step);
        }
    }

    private void showSummary(StepState step, StepWording wording) {
        titleText.setText(wording.title(step));
        titleText.setClassName("text-note", step.isWriting() && step.title().isBlank());
        titleText.getElement().setAttribute("lang", Language.of(step.title()).tag());
        summary.setAriaLabel(wording.name(step));
        time.setText(wording.time(step));
        tokens.setText(wording.tokens(step));
        getContent().setClassName("live", step.isWriting());
        getContent().setClassName("failed", step.stage() instanceof StepState.Stage.Unfinished);
        content.getElement().setAttribute("aria-busy", String.valueOf(step.isWriting()));
        replaceMark(StepMark.of(step, wording.state(step)));
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
        clock.setVisible(step.isWriting());
        time.setVisible(!step.isWriting());
        if (step.stage() instanceof StepState.Stage.Writing writing) {
            if (!clock.isRunning()) {
                var since = Duration.between(writing.startedAt(), Instant.now());
                clock.run(step.spent().plus(since.isNegative() ? Duration.ZERO : since));
            }
        } else if (clock.isRunning()) {
            clock.rest(step.spent());
        }
    }

    /** Where a step was not kept and nobody saw it being written, there is only the raw reply as far as it came. */
    private void fill(StepState step) {
        boolean unfinished = step.stage() instanceof StepState.Stage.Unfinished;
        boolean raw = unfinished && !step.hasText() && !step.lastRawReply().isEmpty();
        partial.setVisible(unfinished && (raw || step.hasText()));
        partialText.setVisible(raw);
        partialText.setText(raw ? PlainText.of(step.lastRawReply()) : "");
        text.set(step.content());
        text.setWriting(step.isWriting());
        foot.setVisible(!step.isWriting());
    }
}
