package dev.stepwise.ui.run;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.RunSummary;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.run.part.AnswerPanel;
import dev.stepwise.ui.run.part.FailureNotice;
import dev.stepwise.ui.run.part.Line;
import dev.stepwise.ui.run.part.PageBar;
import dev.stepwise.ui.run.part.QuestionHeader;
import dev.stepwise.ui.run.part.RunStrip;
import dev.stepwise.ui.run.part.Thinking;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.RunWording;
import dev.stepwise.ui.run.words.Words;
import java.time.Duration;
import java.util.List;

/** All that there is to see of one run: its question, its answer, then the evidence. */
@JavaScript("context://scripts/stepwise.js")
final class RunPage extends Composite<Div> implements FollowedPage {

    private static final Duration TOLD_FOR = Duration.ofSeconds(20);

    private final Words words = Words.of(this::getTranslation);
    private final RunWording wording = new RunWording(words);
    private final PageBar bar = new PageBar(wording);
    private final RunActions actions;
    private final QuestionHeader question = new QuestionHeader();
    private final RunStrip strip = new RunStrip(words, wording, RunNavigation::href);
    private final FailureNotice failure;
    private final NotFollowedNotice notFollowed;
    private final AnswerPanel answer = new AnswerPanel(words);
    private final Thinking thinking = new Thinking(words, wording, answer::reveal);
    private final Line leaveText = new Line();
    private final Paragraph leave = new Paragraph(leaveText);

    private RunViewState state;
    private boolean following;

    RunPage(
            RunViewState run,
            SerializableRunnable onStop,
            SerializableRunnable onGoOn,
            SerializableRunnable onAgain,
            SerializableRunnable onFollow,
            SerializablePredicate<EndpointId> serverIsThere) {
        state = run;
        actions = new RunActions(words, onStop, onGoOn, onAgain);
        failure = new FailureNotice(words, onGoOn, serverIsThere);
        notFollowed = new NotFollowedNotice(words, onFollow);
        leave.addClassName("text-note");
        var page = new Div(notFollowed, question, strip, failure, answer, thinking, leave);
        page.addClassName("page");
        getContent().addClassName("run-view");
        getContent().add(bar, actions, page);
        draw();
    }

    RunViewState state() {
        return state;
    }

    Words words() {
        return words;
    }

    String title() {
        return wording.status(state);
    }

    /** Draws the run as it is now; of the other runs what was told last stays. */
    @Override
    public void show(RunViewState next) {
        var before = title();
        state = next.withSiblings(state.siblings());
        draw();
        if (!title().equals(before)) {
            UI.getCurrentOrThrow().getPage().setTitle(getTranslation("common.title", title()));
        }
    }

    @Override
    public void showSiblings(List<RunSummary> siblings) {
        if (!siblings.isEmpty()) {
            state = state.withSiblings(siblings);
            strip.show(state);
        }
    }

    @Override
    public void sayFollowedAnew() {
        Notification.show(
                words.of("followed-anew"), Math.toIntExact(TOLD_FOR.toMillis()), Notification.Position.TOP_CENTER);
    }

    @Override
    public void sayNotFollowed() {
        notFollowed.setVisible(true);
    }

    void keepStepsOpen() {
        thinking.keepStepsOpen();
    }

    void setPanelOpen(boolean open) {
        actions.setPanelOpen(open);
    }

    /** Where the focus returns to when the panel is closed. */
    Component panelOpener() {
        return actions.panelOpener();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        getElement().executeJs("stepwise.attend(this)");
        following = false;
        letBrowserFollow();
    }

    private void draw() {
        bar.show(state, Times.of(UI.getCurrentOrThrow()));
        actions.show(state.phase());
        question.show(state.run().question());
        strip.show(state);
        failure.show(state);
        answer.show(state);
        thinking.show(state);
        leave.setVisible(!state.phase().isEnd());
        leaveText.say(
                state.isDirect()
                        ? words.of("leave-plain")
                        : words.of("leave", state.settings().reasoning().steps().least()));
        letBrowserFollow();
    }

    private void letBrowserFollow() {
        boolean live = !state.phase().isEnd();
        if (isAttached() && following != live) {
            following = live;
            getElement().executeJs("stepwise.follow(this,$0)", live);
        }
    }
}
