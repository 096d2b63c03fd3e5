package dev.stepwise.ui.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.part.ActionButton;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.words.Words;

/** What can be done with the run in view; at the bottom on a phone. A failed run's "Try to go on" stands with its cause. */
final class RunActions extends Composite<Div> {

    private final ActionButton stop;
    private final ActionButton goOn;
    private final ActionButton again;

    RunActions(Words words, SerializableRunnable onStop, SerializableRunnable onGoOn, SerializableRunnable onAgain) {
        stop = new ActionButton(Icon.STOP, words.of("stop"), onStop);
        goOn = new ActionButton(Icon.RERUN, words.of("go-on"), onGoOn);
        again = new ActionButton(Icon.RERUN, words.of("again"), onAgain);
        var inner = new Div(stop, goOn, again);
        inner.addClassName("run-actions-inner");
        getContent().addClassName("run-actions");
        getContent().add(inner);
    }

    void show(RunPhase phase) {
        stop.setVisible(!phase.isEnd());
        stop.setEnabled(!(phase instanceof RunPhase.Stopping));
        goOn.setVisible(phase instanceof RunPhase.Stopped);
        again.setVisible(phase.isEnd());
    }

    /** There is no second panel to open while one is. */
    void setPanelOpen(boolean open) {
        again.setEnabled(!open);
    }

    /** Where the focus returns to when the panel is closed. */
    Component panelOpener() {
        return again;
    }
}
