package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.run.StepKind;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.RunWording;
import dev.stepwise.ui.run.words.Words;

/** The evidence: how long the run thought, the timeline, the steps. A plain answer has none. */
public final class Thinking extends Composite<Div> {

    private final ThinkingHeader header;
    private final Timeline timeline;
    private final StepList steps;

    /** {@code toAnswer} brings the answer into view. */
    public Thinking(Words words, RunWording wording, SerializableRunnable toAnswer) {
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

    /** Has steps that opened by themselves stay open when they are complete. */
    public void keepStepsOpen() {
        steps.keepOpen();
    }

    /** Shows the steps as they are now. */
    public void show(RunViewState state) {
        getContent().setVisible(!state.isDirect());
        if (!state.isDirect()) {
            header.show(state);
            timeline.show(state);
            steps.show(state);
        }
    }
}
