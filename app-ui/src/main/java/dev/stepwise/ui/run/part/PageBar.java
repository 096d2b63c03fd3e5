package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.RunWording;
import dev.stepwise.ui.text.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bar that stays at the top: the page's one status, and beside it a clock that is no part of it. When the question has scrolled out
 * of sight the bar shows it too, for the eye alone.
 */
public final class PageBar extends Composite<Div> {

    private enum Sign {
        WAITING,
        LIVE,
        FAILED,
        NONE
    }

    private static final int QUESTION = 160;

    private final RunWording wording;
    private final Div line = new Div();
    private final Span sign = new Span();
    private final Line question = new Line("bar-question");
    private final StatusLink status = new StatusLink();
    private final Line note = new Line("text-note", "numbers");
    private final ClockSpan clock = new ClockSpan();
    private @Nullable Sign shownSign;
    private @Nullable RunPhase clocked;

    public PageBar(RunWording wording) {
        this.wording = wording;
        sign.addClassName("sign");
        question.getElement().setAttribute("aria-hidden", "true");
        // the blank is for those who hear the status; the page draws a gap of its own
        var told = new Span(status, new Text(" "), note);
        told.addClassName("run-told");
        told.getElement().setAttribute("role", "status");
        clock.addClassName("clock");
        clock.getElement().setAttribute("role", "timer");
        clock.getElement().setAttribute("aria-live", "off");
        line.addClassName("run-status");
        line.add(sign, question, told, clock);
        var inner = new Div(line);
        inner.addClassName("page-bar-inner");
        getContent().addClassName("page-bar");
        getContent().add(inner);
    }

    /** Shows what the run is doing now. */
    public void show(RunViewState state, Times times) {
        question.say(beginning(state.run().question()));
        question.getElement()
                .setAttribute("lang", TextLanguage.tagOf(state.run().question()));
        status.say(wording.status(state), state.phase() instanceof RunPhase.Writing);
        note.say(wording.note(state, times::moment));
        show(signOf(state.phase()));
        tick(state);
    }

    /** As much as a bar may be able to show. */
    private static String beginning(String question) {
        return PlainText.of(question.codePoints()
                .limit(QUESTION)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private void show(Sign next) {
        if (next == shownSign) {
            return;
        }
        shownSign = next;
        sign.removeAll();
        line.setClassName("failed", next == Sign.FAILED);
        switch (next) {
            case WAITING -> sign.add(dot("spinner"));
            case LIVE -> sign.add(dot("live-dot"));
            case FAILED -> sign.add(Icon.REJECTED.create());
            case NONE -> {}
        }
    }

    /** The browser counts by itself; it is told again only when the phase, and so perhaps the count, has changed. */
    private void tick(RunViewState state) {
        clock.setVisible(!state.phase().isEnd());
        if (!state.phase().equals(clocked) && !state.phase().isEnd()) {
            clock.run(state.elapsed(Instant.now()));
        }
        clocked = state.phase();
    }

    private static Component dot(String className) {
        var dot = new Span();
        dot.addClassName(className);
        return dot;
    }

    private static Sign signOf(RunPhase phase) {
        return switch (phase) {
            case RunPhase.Waiting _, RunPhase.Stopping _ -> Sign.WAITING;
            case RunPhase.Writing _ -> Sign.LIVE;
            case RunPhase.Failed _ -> Sign.FAILED;
            case RunPhase.Answered _, RunPhase.Stopped _ -> Sign.NONE;
        };
    }
}
