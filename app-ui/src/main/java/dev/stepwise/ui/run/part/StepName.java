package dev.stepwise.ui.run.part;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.ReplyText;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The name of a step's button. A name that changes with each word is read out again and again, so a title that is being written is no
 * part of it: it is told when the content has begun, for then it is complete, and once more when the step is kept.
 */
final class StepName implements Serializable {

    private String title = "";
    private @Nullable AttemptRef told;

    String of(StepState step, StepWording wording) {
        if (!(step.stage() instanceof StepState.Stage.Writing(var attempt, var _, var _))) {
            title = step.title();
        } else if (step.content().isEmpty()) {
            title = "";
        } else if (!attempt.equals(told)) {
            told = attempt;
            title = step.title();
        }
        return wording.name(
                step.withText(new ReplyText(title, step.content(), step.text().thinking())));
    }
}
