package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import dev.stepwise.ui.text.ModelText;

/** The answer, above the steps that led to it; what came of it where it was not finished. */
@JavaScript("context://scripts/stepwise.js")
public final class AnswerPanel extends Composite<Section> {

    private final Words words;
    private final OwnThinking thinking = new OwnThinking();
    private final ModelText text = new ModelText();
    private final Paragraph partial = new Paragraph();
    private final Span cut = new Span();
    private final Div cutNotice = new Div(Icon.CUT.create(), cut);
    private final CopyButton copy;
    private final DetailsToggle details;
    private final Div mark = new Div();
    private final Div foot = new Div();

    public AnswerPanel(Words words) {
        this.words = words;
        details = new DetailsToggle(words);
        partial.addClassName("text-note");
        cutNotice.addClassNames("notice", "quiet", "line");
        foot.addClassName("answer-foot");
        copy = new CopyButton(words.of("answer.copy"), text::text);
        foot.add(copy, mark, details);
        getContent().addClassName("answer");
        getContent().getElement().setAttribute("role", "region");
        getContent().setAriaLabel(words.of("answer"));
        getElement().setAttribute("tabindex", "-1");
        getContent().add(partial, thinking, text, cutNotice, foot, details.panel());
        getContent().setVisible(false);
    }

    /** Shows the answer as it is now; before it is begun, nothing. */
    public void show(RunViewState state) {
        var answer = state.answer();
        getContent().setVisible(answer.isPresent());
        answer.ifPresent(step -> show(step, new StepWording(words, state.settings()), state));
    }

    /** Brings it into view. */
    public void reveal() {
        getElement().executeJs("stepwise.reveal(this,this)");
    }

    private void show(StepState answer, StepWording wording, RunViewState state) {
        boolean unfinished = answer.isGivenUp();
        thinking.show(answer, wording);
        text.set(answer.content());
        text.setWriting(
                answer.isWriting() && (answer.hasText() || answer.thinking().isEmpty()));
        getContent().getElement().setAttribute("aria-busy", String.valueOf(answer.isWriting()));
        partial.setText(words.of(answer.hasText() ? "answer.partial" : "answer.nothing"));
        partial.setVisible(unfinished);
        boolean truncated = answer.stage() instanceof StepState.Stage.Kept kept
                && kept.step().marks().truncated();
        cutNotice.setVisible(truncated || answer.isLooped());
        if (truncated && answer.stage() instanceof StepState.Stage.Kept kept) {
            int usual = state.settings().reasoning().answerTokens();
            cut.setText(words.of("answer.cut", answer.changes(kept).maxTokens().orElse(usual)));
        } else if (answer.isLooped()) {
            cut.setText(words.of("loop-from-here"));
        }
        copy.setVisible(answer.hasText());
        showMark(answer, wording);
        foot.setVisible(!answer.isWriting() && !answer.attempts().isEmpty());
        details.show(answer, wording);
    }

    /** The marks that a step has behind its title. */
    private void showMark(StepState answer, StepWording wording) {
        mark.removeAll();
        var made = answer.isKept() ? StepMark.of(answer, wording.state(answer)) : null;
        if (made != null) {
            mark.add(made);
        }
    }
}
