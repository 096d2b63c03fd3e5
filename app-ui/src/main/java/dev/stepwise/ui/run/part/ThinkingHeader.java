package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.RunWording;
import dev.stepwise.ui.run.words.Words;

/** How long the run thought, in how many steps, and why it ended; beside it what the colours of the timeline mean. */
final class ThinkingHeader extends Composite<Div> {

    private final RunWording wording;
    private final Line thought = new Line();
    private final Line end = new Line("text-note");
    private final Span discarded;
    private final Span lost;

    ThinkingHeader(Words words, RunWording wording) {
        this.wording = wording;
        discarded = phase(words, "discarded");
        lost = phase(words, "lost");
        var legend = new Paragraph(
                phase(words, "queue"), phase(words, "prefill"), phase(words, "generation"), discarded, lost);
        legend.addClassNames("legend", "text-note");
        getContent().addClassName("section-head");
        getContent().add(new H2(thought, end), legend);
    }

    void show(RunViewState state) {
        var why = wording.thinkingEnd(state);
        thought.say(wording.thinking(state));
        end.say(why.isEmpty() ? "" : " · " + why);
        discarded.setVisible(state.steps().all().stream()
                .anyMatch(step -> !step.isGivenUp() && !step.discarded().isZero()));
        lost.setVisible(state.steps().all().stream()
                .anyMatch(step -> step.isGivenUp() && !step.spent().isZero()));
    }

    private static Span phase(Words words, String name) {
        var colour = new Span();
        colour.addClassNames("legend-colour", name);
        return new Span(colour, new Span(words.of("phase." + name)));
    }
}
