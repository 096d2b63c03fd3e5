package dev.stepwise.ui.run;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.settings.SettingsPanel;
import dev.stepwise.ui.shell.Workspace;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run: its question, its answer, then the evidence. It follows the run for as long as it is open; the run never depends on it. */
@Route("runs")
@PermitAll
class RunView extends Composite<Div> implements HasUrlParameter<String>, AfterNavigationObserver, HasDynamicTitle {

    private final RunService runs;
    private final RunFollower follower;
    private final RunAgain again;
    private final CurrentAccount account;
    private final Workspace workspace;

    private final Words words = Words.of(this);
    private final RunWording wording = new RunWording(words);
    private final PageBar bar = new PageBar(wording);
    private final RunActions actions = new RunActions(words, this::stop, this::goOn, this::openPanel);
    private final QuestionHeader question = new QuestionHeader();
    private final RunStrip strip = new RunStrip(words, wording);
    private final FailureNotice failure = new FailureNotice(words, this::goOn);
    private final AnswerPanel answer = new AnswerPanel(words);
    private final Thinking thinking = new Thinking(words, wording);
    private final Line leaveText = new Line();
    private final Paragraph leave = new Paragraph(leaveText);

    private @Nullable RunViewState state;
    private @Nullable SettingsPanel panel;
    private RunFeed.@Nullable Subscription subscription;
    private boolean following;

    RunView(RunService runs, RunFollower follower, RunAgain again, CurrentAccount account, Workspace workspace) {
        this.runs = runs;
        this.follower = follower;
        this.again = again;
        this.account = account;
        this.workspace = workspace;
        leave.addClassName("text-note");
        var page = new Div(question, strip, failure, answer, thinking, leave);
        page.addClassName("page");
        getContent().addClassName("run-view");
        getContent().add(bar, actions, page);
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        var found = RunId.parse(id).flatMap(run -> runs.find(account.id(), run));
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        unfollow();
        panel = null;
        draw(RunViewState.of(new RunSnapshot(found.get(), Optional.empty())));
        if (isAttached()) {
            follow();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (state != null) {
            workspace.showQuestion(state.questionId());
        }
    }

    @Override
    public String getPageTitle() {
        return state == null ? "" : getTranslation("common.title", wording.status(state));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        following = false;
        follow();
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        unfollow();
    }

    private void follow() {
        unfollow();
        if (state != null) {
            subscription = follower.follow(UI.getCurrentOrThrow(), account.id(), state, this::draw, this::drawSiblings);
            draw(state);
        }
    }

    private void unfollow() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void draw(RunViewState next) {
        var known = state != null && state.id().equals(next.id()) ? next.withSiblings(state.siblings()) : next;
        state = known;
        bar.show(known, Times.of(UI.getCurrentOrThrow()));
        actions.show(known.phase());
        question.show(known.question());
        strip.show(known);
        failure.show(known);
        answer.show(known);
        thinking.show(known);
        leave.setVisible(!known.phase().isEnd());
        leaveText.say(
                known.isDirect()
                        ? words.of("leave-plain")
                        : words.of("leave", known.settings().minSteps()));
        letBrowserFollow(!known.phase().isEnd());
    }

    private void drawSiblings(List<RunSummary> siblings) {
        if (state != null && !siblings.isEmpty()) {
            state = state.withSiblings(siblings);
            strip.show(state);
        }
    }

    private void letBrowserFollow(boolean live) {
        if (isAttached() && following != live) {
            following = live;
            getElement().executeJs("stepwise.follow(this,$0)", live);
        }
    }

    private void stop() {
        if (state != null) {
            runs.stop(account.id(), state.id());
        }
    }

    private void goOn() {
        if (state != null) {
            runs.goOn(account.id(), state.id());
        }
    }

    private void openPanel() {
        if (state == null) {
            return;
        }
        if (panel == null) {
            panel = again.panel(
                    words, account.id(), state, run -> UI.getCurrentOrThrow().navigate(RunView.class, run.toString()));
            panel.onClosed(() -> actions.setPanelOpen(false));
        }
        actions.setPanelOpen(true);
        workspace.openPanel(panel, actions.panelOpener());
    }
}
