package dev.stepwise.ui.run;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.ui.component.Durations;
import java.util.List;

/** Links to all runs of the question, the oldest first; each says only in what it differs. */
final class RunStrip extends Composite<Nav> {

    private final Words words;
    private final RunWording wording;
    private List<RunSummary> shown = List.of();

    RunStrip(Words words, RunWording wording) {
        this.words = words;
        this.wording = wording;
        getContent().addClassName("run-strip");
        getContent().setAriaLabel(words.of("strip"));
    }

    void show(RunViewState state) {
        if (state.siblings().equals(shown)) {
            return;
        }
        shown = state.siblings();
        var differences = new RunDifferences(words, shown);
        getContent().removeAll();
        for (var run : shown) {
            var card = card(run, differences);
            getContent().add(card);
            if (run.id().equals(state.id())) {
                card.getElement().setAttribute("aria-current", "page");
                card.getElement().executeJs("this.scrollIntoView({inline:'end',block:'nearest'})");
            }
        }
    }

    private RouterLink card(RunSummary run, RunDifferences differences) {
        var name = new Span(words.of("strip.name", run.ordinal()));
        name.addClassName("run-name");
        if (run.state().isEnd()) {
            var time = new Span(Durations.words(run.worked()));
            time.addClassName("time");
            name.add(time);
        }
        var settings = note(differences.of(run.settings()));
        var state = note(wording.state(run));
        state.setClassName("failed", run.state() == RunState.FAILED);
        var card = new RouterLink("", RunView.class, run.id().toString());
        card.addClassName("run-card");
        card.add(name, settings, state);
        return card;
    }

    private static Span note(String text) {
        var note = new Span(text);
        note.addClassName("text-note");
        return note;
    }
}
