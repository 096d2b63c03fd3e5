package dev.stepwise.ui.run;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.TooMany;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.settings.SettingsPanel;
import dev.stepwise.ui.shell.OwnPageSettings;
import dev.stepwise.ui.shell.Workspace;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a run and follows it for as long as the page is open; the run never depends on it. */
@Route(RunNavigation.ROUTE)
@PermitAll
class RunView extends Composite<Div> implements HasUrlParameter<String>, AfterNavigationObserver, HasDynamicTitle {

    private final RunService runs;
    private final RunFollower follower;
    private final RunAgain again;
    private final CurrentAccount account;
    private final Workspace workspace;

    private @Nullable RunPage page;
    private @Nullable SettingsPanel panel;
    private RunFeed.@Nullable Subscription subscription;

    RunView(RunService runs, RunFollower follower, RunAgain again, CurrentAccount account, Workspace workspace) {
        this.runs = runs;
        this.follower = follower;
        this.again = again;
        this.account = account;
        this.workspace = workspace;
    }

    /** Going from run to run keeps the view, so each gets a page of its own. */
    @Override
    public void setParameter(BeforeEvent event, String id) {
        var found = RunId.parse(id).flatMap(run -> runs.find(RunAccess.owner(account.actor(), run)));
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        unfollow();
        getContent().removeAll();
        panel = null;
        var stored = RunViewState.of(new RunSnapshot(found.get(), Optional.empty()));
        page = new RunPage(stored, this::stop, this::goOn, this::openPanel, this::follow, again::knows);
        if (OwnPageSettings.of(UI.getCurrentOrThrow()).stepsStayOpen()) {
            page.keepStepsOpen();
        }
        getContent().add(page);
        if (isAttached()) {
            follow();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (page != null) {
            workspace.showQuestion(page.state().run().questionId());
        }
    }

    @Override
    public String getPageTitle() {
        return page == null ? "" : getTranslation("common.title", page.title());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        follow();
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        unfollow();
    }

    private void follow() {
        unfollow();
        if (page != null) {
            subscription = follower.follow(UI.getCurrentOrThrow(), account.actor(), page.state(), page);
        }
    }

    private void unfollow() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void stop() {
        if (page != null) {
            runs.stop(account.actor(), page.state().id());
        }
    }

    private void goOn() {
        if (page != null) {
            switch (runs.goOn(account.actor(), page.state().id())) {
                case TooMany tooMany -> Refusal.show(page.words(), tooMany);
                // the page is told what became of the run
                case GoOnResult.Queued _, GoOnResult.NotPossible _ -> {}
            }
        }
    }

    private void openPanel() {
        var opener = page;
        if (opener == null) {
            return;
        }
        if (panel == null) {
            panel = again.panel(
                    opener.words(),
                    account.actor(),
                    opener.state(),
                    run -> RunNavigation.open(UI.getCurrentOrThrow(), run));
            panel.onClosed(() -> opener.setPanelOpen(false));
        }
        opener.setPanelOpen(true);
        workspace.openPanel(panel, opener.panelOpener());
    }
}
