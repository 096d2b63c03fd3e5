package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import dev.stepwise.ui.text.ModelText;

/** What stands behind a step's text: the way to copy it, and the details. */
final class StepEvidence extends Composite<Div> {

    private final CopyButton copy;
    private final DetailsToggle details;

    StepEvidence(Words words, ModelText text) {
        details = new DetailsToggle(words);
        copy = new CopyButton(words.of("step.copy"), text::text);
        var foot = new Div(copy, details);
        foot.addClassName("step-foot");
        getContent().add(foot, details.panel());
    }

    void show(StepState step, StepWording wording) {
        copy.setVisible(!step.content().isEmpty());
        details.show(step, wording);
    }
}
