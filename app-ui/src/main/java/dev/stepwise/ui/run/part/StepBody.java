package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import dev.stepwise.ui.text.ModelText;
import org.jspecify.annotations.Nullable;

/**
 * The text of an open step. Most steps are seen only while they are written, so what stands around the text is made only where it is
 * due: before it, that the step was not finished, and what the model thought; behind it, that it was cut where it repeats itself, and the
 * evidence, for a step that a person has in hand.
 */
final class StepBody extends Composite<Div> {

    private final Words words;
    private final ModelText text = new ModelText();
    private @Nullable OwnThinking thinking;
    private @Nullable Paragraph unfinished;
    private @Nullable Paragraph loop;
    private @Nullable StepEvidence evidence;

    StepBody(Words words) {
        this.words = words;
        getContent().addClassName("step-content");
        getContent().add(text);
        getContent().setVisible(false);
    }

    /** Tells when the reader goes into the text, by focus or by marking some of it. */
    void onUse(SerializableRunnable used) {
        getElement().addEventListener("focusin", _ -> used.run());
        getElement().addEventListener("mouseup", _ -> used.run()).setFilter("!getSelection().isCollapsed");
    }

    void setBusy(boolean busy) {
        getElement().setAttribute("aria-busy", String.valueOf(busy));
    }

    /** @param inHand whether the reader opened it by hand, or is in it */
    void show(StepState step, StepWording wording, boolean inHand) {
        showThinking(step, wording);
        text.set(step.content());
        text.setWriting(step.isWriting() && (step.hasText() || step.thinking().isEmpty()));
        showUnfinished(step);
        showLoop(step);
        showEvidence(step, wording, inHand && !step.isWriting());
    }

    private void showThinking(StepState step, StepWording wording) {
        if (thinking == null && !step.thinking().isBlank()) {
            thinking = new OwnThinking();
            getContent().addComponentAtIndex(getContent().indexOf(text), thinking);
        }
        if (thinking != null) {
            thinking.show(step, wording);
        }
    }

    private void showUnfinished(StepState step) {
        if (step.isGivenUp()) {
            if (unfinished == null) {
                unfinished = new Paragraph();
                unfinished.addClassName("text-note");
                getContent().addComponentAsFirst(unfinished);
            }
            unfinished.setText(words.of(whatCame(step)));
        } else if (unfinished != null) {
            getContent().remove(unfinished);
            unfinished = null;
        }
    }

    /** Right behind the text, where it was cut. */
    private void showLoop(StepState step) {
        if (step.isLooped() && loop == null) {
            loop = new Paragraph(words.of("loop-from-here"));
            loop.addClassName("text-note");
            getContent().addComponentAtIndex(getContent().indexOf(text) + 1, loop);
        }
    }

    private static String whatCame(StepState step) {
        if (!step.content().isEmpty()) {
            return "step.partial";
        }
        if (!step.thinking().isBlank()) {
            return "step.only-thought";
        }
        return step.hasReply() ? "step.unreadable" : "step.nothing";
    }

    private void showEvidence(StepState step, StepWording wording, boolean due) {
        if (due) {
            if (evidence == null) {
                evidence = new StepEvidence(words, text);
                getContent().add(evidence);
            }
            evidence.show(step, wording);
        } else if (evidence != null) {
            getContent().remove(evidence);
            evidence = null;
        }
    }
}
