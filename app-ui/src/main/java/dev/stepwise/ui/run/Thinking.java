package dev.stepwise.ui.run;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.run.StepKind;

/** The evidence: how long the run thought, the timeline, the steps. A plain answer has none. */
final class Thinking extends Composite<Div> {

    private final ThinkingHeader header;
    private final Timeline timeline;
    private final StepList steps;

    Thinking(Words words, RunWording wording, SerializableRunnable toAnswer) {
        header = new ThinkingHeader(words, wording);
        steps = new StepList(words);
        timeline = new Timeline(words, place -> {
            if (place.kind() == StepKind.ANSWER) {
                toAnswer.run();
            } else {
                steps.reveal(place);
            }
        });
        getContent().add(header, timeline, steps);
    }

    void show(RunViewState state) {
        getContent().setVisible(!state.isDirect());
        if (!state.isDirect()) {
            header.show(state);
            timeline.show(state);
            steps.show(state);
        }
    }
}
