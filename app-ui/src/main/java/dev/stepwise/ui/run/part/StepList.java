package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.OrderedList;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run. Only the step being written opens by itself; it folds when the next one has its first word or the answer
 * begins, unless the reader opened it, is in it, or wants all steps to stay open. What the reader opened or folded by hand stays so.
 */
@JavaScript("context://scripts/stepwise.js")
final class StepList extends Composite<OrderedList> {

    private final Words words;
    private final Map<StepRef, StepPanel> panels = new LinkedHashMap<>();
    private final Set<StepRef> inHand = new HashSet<>();
    private @Nullable StepRef openedByItself;
    private boolean staysOpen;

    StepList(Words words) {
        this.words = words;
        getContent().addClassName("steps");
        getContent().getElement().setAttribute("aria-label", words.of("step.list"));
    }

    /** Has steps that opened by themselves stay open when they are complete. */
    void keepOpen() {
        staysOpen = true;
    }

    void show(RunViewState state) {
        var wording = new StepWording(words, state.settings());
        dropMissing(state);
        int index = 0;
        for (var step : state.reasoning()) {
            var panel = panels.get(step.ref());
            if (panel == null) {
                panel = add(step.ref(), index);
            }
            index++;
            follow(step, panel);
            panel.show(step, wording);
        }
        if (state.answer().filter(StepState::hasText).isPresent()
                || state.phase().isEnd()) {
            foldOpenedByItself();
        }
    }

    /** Brings a step into view. */
    void reveal(StepRef ref) {
        var panel = panels.get(ref);
        if (panel != null) {
            panel.getElement().executeJs("stepwise.reveal(this,this.querySelector('button'))");
        }
    }

    private StepPanel add(StepRef ref, int index) {
        var panel = new StepPanel(words, ref.number(), () -> toggle(ref));
        panel.onUse(() -> {
            inHand.add(ref);
            panel.hold();
        });
        panels.put(ref, panel);
        getContent().addComponentAtIndex(index, panel);
        return panel;
    }

    private void toggle(StepRef ref) {
        inHand.add(ref);
        var panel = panels.get(ref);
        if (panel != null) {
            panel.hold();
            panel.setOpen(!panel.isOpen());
        }
    }

    private void follow(StepState step, StepPanel panel) {
        if (step.isWriting() && !step.text().isEmpty() && !step.ref().equals(openedByItself)) {
            foldOpenedByItself();
            if (!inHand.contains(step.ref())) {
                panel.setOpen(true);
                openedByItself = step.ref();
            }
        }
    }

    private void foldOpenedByItself() {
        var ref = openedByItself;
        var panel = ref == null ? null : panels.get(ref);
        if (panel != null && !inHand.contains(ref) && !staysOpen) {
            panel.setOpen(false);
        }
        openedByItself = null;
    }

    private void dropMissing(RunViewState state) {
        panels.entrySet().removeIf(entry -> {
            boolean missing =
                    state.reasoning().stream().noneMatch(step -> step.ref().equals(entry.getKey()));
            if (missing) {
                getContent().remove(entry.getValue());
            }
            return missing;
        });
    }
}
