package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.ui.component.PageUpdates;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    RunFeed.Subscription follow(UI ui, AccountId account, RunViewState shown, FollowedPage page) {
        var following = new RunFollowing(
                ui,
                page,
                () -> runs.placeInQueue(account, shown.id()),
                feeder -> feed.follow(account, shown.id(), feeder).ifPresent(feeder::closeAtEnd));
        var others = others(shown);
        var refresh = updates.<List<RunSummary>>refresh(
                ui,
                () -> runs.find(account, shown.id())
                        .map(details -> details.siblings())
                        .orElse(List.of()),
                siblings -> {
                    if (!following.isClosed()) {
                        page.showSiblings(siblings);
                    }
                });
        var all = feed.followAll(account, changed -> {
            if (others.contains(changed)) {
                refresh.run();
            }
        });
        try {
            following.begin();
        } catch (RuntimeException failure) {
            all.close();
            throw failure;
        }
        return () -> {
            all.close();
            following.close();
        };
    }

    /** The question's runs but the one in view, of which its own events tell. */
    private static Set<RunId> others(RunViewState shown) {
        return shown.siblings().stream()
                .map(RunSummary::id)
                .filter(run -> !run.equals(shown.id()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
