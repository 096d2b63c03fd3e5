package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.StepState;
import org.jspecify.annotations.Nullable;

/** What a reader should know of a step, in words and with a drawing; a good step has none. */
final class StepMark {

    private StepMark() {}

    static @Nullable Component of(StepState step, String words) {
        if (words.isEmpty()) {
            return null;
        }
        var mark = new Span(icon(step).create(), new Span(words));
        mark.addClassName("step-state");
        switch (step.stage()) {
            case StepState.Stage.Kept kept -> {
                var marks = kept.step().marks();
                boolean warns = marks.truncated()
                        || marks.repaired()
                        || marks.endUnknown()
                        || marks.looped()
                        || marks.recited()
                        || marks.repeats().isPresent();
                mark.setClassName("warning", warns);
            }
            case StepState.Stage.Unfinished _ -> mark.addClassName("error");
            case StepState.Stage.Writing _, StepState.Stage.Between _ -> {}
        }
        return mark;
    }

    private static Icon icon(StepState step) {
        return switch (step.stage()) {
            case StepState.Stage.Kept kept when kept.step().marks().truncated() -> Icon.CUT;
            case StepState.Stage.Kept kept when kept.step().marks().repaired() -> Icon.REPAIR;
            case StepState.Stage.Kept kept when kept.step().marks().endUnknown() -> Icon.HELP;
            case StepState.Stage.Unfinished _ -> Icon.REJECTED;
            case StepState.Stage.Kept _, StepState.Stage.Writing _, StepState.Stage.Between _ -> Icon.REPEAT;
        };
    }
}
