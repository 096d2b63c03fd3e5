package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.FailureWording;
import dev.stepwise.ui.run.words.Words;
import org.jspecify.annotations.Nullable;

/** Why a run failed, what is kept, and what can be done about it. */
public final class FailureNotice extends Composite<Section> {

    private final FailureWording wording;
    private final H2 heading = new H2();
    private final Paragraph text = new Paragraph();
    private final ActionButton goOn;
    private final SerializablePredicate<EndpointId> serverIsThere;
    private RunPhase.@Nullable Failed shown;

    /** @param serverIsThere whether a model server is known at the moment */
    public FailureNotice(Words words, SerializableRunnable onGoOn, SerializablePredicate<EndpointId> serverIsThere) {
        this.serverIsThere = serverIsThere;
        wording = new FailureWording(words);
        goOn = new ActionButton(Icon.RERUN, words.of("go-on"), onGoOn).primary();
        var actions = new Div(goOn);
        actions.addClassName("notice-actions");
        getContent().addClassName("notice");
        getContent().getElement().setAttribute("role", "alert");
        getContent().add(Icon.ALERT.create(), heading, text, actions);
        getContent().setVisible(false);
    }

    /** Shows why the run failed; nothing where it did not. */
    public void show(RunViewState state) {
        if (!(state.phase() instanceof RunPhase.Failed failed)) {
            shown = null;
            getContent().setVisible(false);
        } else if (!failed.equals(shown)) {
            shown = failed;
            heading.setText(wording.heading(failed));
            text.setText(wording.text(state, failed));
            var server = state.settings().endpoint().id();
            goOn.setVisible(failed.cause().mayPass(serverIsThere.test(server)));
            getContent().setVisible(true);
        }
    }
}
