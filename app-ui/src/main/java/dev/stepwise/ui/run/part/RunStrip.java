package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.RunDifferences;
import dev.stepwise.ui.run.words.RunWording;
import dev.stepwise.ui.run.words.Words;
import java.util.List;

/** Links to all runs of the question, the oldest first; each says only in what it differs. */
@JavaScript("context://scripts/stepwise.js")
public final class RunStrip extends Composite<Nav> {

    private final Words words;
    private final RunWording wording;
    private final SerializableFunction<RunId, String> address;
    private List<RunSummary> shown = List.of();
    private Line ownTime = new Line("time");
    private Line ownState = new Line("text-note");

    /** Each link leads to the address of its run. */
    public RunStrip(Words words, RunWording wording, SerializableFunction<RunId, String> address) {
        this.words = words;
        this.wording = wording;
        this.address = address;
        getContent().addClassName("run-strip");
        getContent().setAriaLabel(words.of("strip"));
    }

    /** Shows all runs of the question, and marks the one in view. */
    public void show(RunViewState state) {
        if (!state.siblings().equals(shown)) {
            shown = state.siblings();
            draw(state);
        }
        // The run in view is told of by its own events, the others by what is stored.
        ownTime.say(state.phase().isEnd() ? Durations.words(state.clock().worked()) : "");
        ownState.say(wording.state(state));
        ownState.setClassName("failed", state.phase() instanceof RunPhase.Failed);
    }

    private void draw(RunViewState state) {
        var differences = new RunDifferences(words, shown);
        getContent().removeAll();
        for (var run : shown) {
            boolean own = run.id().equals(state.id());
            var card = card(run, differences, own);
            getContent().add(card);
            if (own) {
                card.getElement().setAttribute("aria-current", "page");
                card.getElement().executeJs("stepwise.toRun(this)");
            }
        }
    }

    private Anchor card(RunSummary run, RunDifferences differences, boolean own) {
        var time = new Line("time");
        time.say(run.state().isEnd() ? Durations.words(run.worked()) : "");
        var name = new Span(new Span(words.of("strip.name", run.ordinal())), time);
        name.addClassName("run-name");
        var settings = settings(differences.of(run));
        var state = new Line("text-note");
        state.say(wording.state(run));
        state.setClassName("failed", run.state() == RunState.FAILED);
        if (own) {
            ownTime = time;
            ownState = state;
        }
        var card = new Anchor(address.apply(run.id()));
        card.addClassName("run-card");
        card.add(name, settings, state);
        return card;
    }

    private static Span settings(RunDifferences.Told told) {
        var line = new Span();
        line.addClassName("text-note");
        if (!told.changed().isEmpty()) {
            var changed = new Span(told.changed());
            changed.addClassName("text-strong");
            line.add(changed, new Text(" · "));
        }
        line.add(told.rest());
        return line;
    }
}
