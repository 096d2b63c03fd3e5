package dev.stepwise.ui.run.words;

import dev.stepwise.run.CallChanges;
import dev.stepwise.run.StepRef;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.ui.run.state.StepState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader should know of a kept step, one thing each. */
final class MarkWording implements Serializable {

    private final Words words;
    private final RunSettings settings;

    MarkWording(Words words, RunSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    List<String> of(StepState step, StepState.Stage.Kept kept) {
        var marks = new ArrayList<String>();
        var changes = step.changes(kept);
        // Of an answer a notice says it.
        if (kept.step().marks().truncated() && !step.isAnswer()) {
            marks.add(words.of(
                    "mark.truncated",
                    changes.maxTokens().orElse(settings.reasoning().steps().tokens())));
        }
        if (kept.step().marks().repaired()) {
            marks.add(words.of("mark.repaired"));
        }
        if (kept.step().marks().endUnknown()) {
            marks.add(words.of("mark.end-unknown"));
        }
        if (kept.step().marks().looped() && !step.isAnswer()) {
            marks.add(words.of("mark.looped"));
        }
        if (kept.step().marks().recited()) {
            marks.add(words.of("mark.recited"));
        }
        kept.step().marks().repeats().ifPresent(other -> marks.add(words.of("mark.repeats", other)));
        var nth = nth(step, step.position(kept.attempt()));
        if (!nth.isEmpty()) {
            marks.add(nth);
        }
        changes.temperature().ifPresent(temperature -> marks.add(words.of("change.temperature", temperature)));
        if (changes.thinkingOff()) {
            marks.add(words.of("change.thinking-off"));
        }
        stepsLeftOut(step.ref(), changes).ifPresent(marks::add);
        return marks;
    }

    /** "2nd attempt"; empty for the first one. */
    String nth(StepState step, int position) {
        return position > 1 && !step.attempts().isEmpty() ? words.of("attempt.nth", position) : "";
    }

    /** The answer has the number after the last step's. */
    Optional<String> stepsLeftOut(StepRef answer, CallChanges changes) {
        int count = changes.stepsLeftOut();
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count == answer.number() - 1
                        ? words.of("change.all-left-out")
                        : words.of("change.left-out", count, count + 1));
    }
}
