package dev.stepwise.ui.run;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.stepwise.ui.text.ModelText;
import dev.stepwise.ui.text.PlainText;

/** What stands behind a step's text: what was not kept as it came, the way to copy it, and the details. */
final class StepEvidence extends Composite<Div> {

    private final Paragraph partial = new Paragraph();
    private final Pre raw = new Pre();
    private final DetailsToggle details;

    StepEvidence(Words words, ModelText text) {
        details = new DetailsToggle(words);
        partial.setText(words.of("step.partial"));
        partial.addClassName("text-note");
        raw.addClassNames("text-mono", "partial-text");
        var foot = new Div(new CopyButton(words.of("step.copy"), text::text), details);
        foot.addClassName("step-foot");
        getContent().add(partial, raw, foot, details.panel());
    }

    /** Where a step was not kept and nobody saw it being written, there is only the raw reply, as far as it came. */
    void show(StepState step, StepWording wording) {
        boolean onlyRaw = step.stage() instanceof StepState.Stage.Unfinished
                && !step.hasText()
                && !step.lastRawReply().isEmpty();
        partial.setVisible(onlyRaw);
        raw.setVisible(onlyRaw);
        raw.setText(onlyRaw ? PlainText.of(step.lastRawReply()) : "");
        details.show(step, wording);
    }
}
