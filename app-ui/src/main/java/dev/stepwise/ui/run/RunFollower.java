package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Actor;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunService;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.ui.component.PageUpdates;
import dev.stepwise.ui.run.state.RunViewState;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps an open page up to date with its run, and with the other runs of the question. */
@SpringComponent
class RunFollower {

    private final RunFeed feed;
    private final RunService runs;
    private final PageUpdates updates;

    RunFollower(RunFeed feed, RunService runs, PageUpdates updates) {
        this.feed = feed;
        this.runs = runs;
        this.updates = updates;
    }

    /** Follows until it is closed; the page shows {@code shown} at first. */
    RunFeed.Subscription follow(UI ui, Actor actor, RunViewState shown, FollowedPage page) {
        var access = RunAccess.owner(actor, shown.id());
        var closed = new AtomicBoolean();
        var refresh = updates.<List<RunSummary>>refresh(ui, () -> siblings(access), siblings -> {
            if (!closed.get()) {
                page.showSiblings(siblings);
            }
        });
        var all = feed.followAll(actor, change -> {
            if (isOfAnother(change, shown)) {
                refresh.run();
            }
        });
        var following = new RunFollowing(
                ui,
                page,
                () -> runs.placeInQueue(access),
                feeder -> feed.follow(access, new SiblingsWatch(feeder, shown, refresh))
                        .ifPresent(feeder::closeAtEnd));
        RunFeed.Subscription whole = () -> {
            closed.set(true);
            all.close();
            following.close();
        };
        try {
            following.begin();
        } catch (RuntimeException failure) {
            whole.close();
            throw failure;
        }
        return whole;
    }

    private List<RunSummary> siblings(RunAccess access) {
        return runs.find(access).map(RunDetails::siblings).orElse(List.of());
    }

    /** Of the run in view its own events tell. */
    private static boolean isOfAnother(RunChange change, RunViewState shown) {
        return !change.run().equals(shown.id())
                && change.question().map(shown.run().questionId()::equals).orElse(true);
    }

    /** Has the other runs looked at once more, if they have changed between the loading of the page and the following. */
    private record SiblingsWatch(RunObserver observer, RunViewState shown, Runnable refresh) implements RunObserver {

        @Override
        public void onSnapshot(RunSnapshot snapshot) {
            observer.onSnapshot(snapshot);
            if (!others(snapshot.details().siblings()).equals(others(shown.siblings()))) {
                refresh.run();
            }
        }

        @Override
        public void onEvent(RunEvent event) {
            observer.onEvent(event);
        }

        private List<RunSummary> others(List<RunSummary> siblings) {
            return siblings.stream().filter(run -> !run.id().equals(shown.id())).toList();
        }
    }
}
