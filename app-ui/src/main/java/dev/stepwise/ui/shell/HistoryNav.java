package dev.stepwise.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Actor;
import dev.stepwise.history.HistoryCursor;
import dev.stepwise.history.HistoryPage;
import dev.stepwise.history.HistoryService;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.PageUpdates;
import dev.stepwise.ui.component.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The account's questions by day, newest first; it follows what happens to the runs for as long as it is attached. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class HistoryNav extends Composite<Nav> {

    static final int PAGE_SIZE = 40;

    /** At most so often a page is told of what changed. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final HistoryService history;
    private final RunFeed feed;
    private final CurrentAccount account;
    private final PageUpdates updates;
    private final HistoryDays days = new HistoryDays();
    private final Paragraph empty = new Paragraph(getTranslation("shell.history.empty"));
    private final NativeButton more = new NativeButton(getTranslation("shell.history.more"));
    private final ChangedQuestions changed = new ChangedQuestions();
    private List<QuestionSummary> shown = List.of();

    /** How many may be shown: as many pages as were asked for. */
    private final AtomicInteger most = new AtomicInteger(PAGE_SIZE);

    private Optional<HistoryCursor> next = Optional.empty();
    private RunFeed.@Nullable Subscription subscription;

    HistoryNav(HistoryService history, RunFeed feed, CurrentAccount account, PageUpdates updates) {
        this.history = history;
        this.feed = feed;
        this.account = account;
        this.updates = updates;
        empty.addClassName("text-note");
        more.addClassNames("button", "tertiary", "small");
        more.addClickListener(_ -> loadMore());
        getContent().addClassName("history-nav");
        getContent().setAriaLabel(getTranslation("shell.history"));
        getContent().add(empty, days, more);
    }

    void setCurrent(Optional<QuestionId> question) {
        days.setCurrent(question);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var actor = account.actor();
        var refresh = updates.refresh(event.getUI(), PACE, () -> load(actor), Runnable::run);
        close();
        subscription = feed.followAll(actor, change -> {
            changed.add(change.question());
            refresh.run();
        });
        show(history.recent(actor, Optional.empty(), most.get()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        close();
    }

    /** Loads what has changed; returns what shows it. */
    private Runnable load(Actor actor) {
        var taken = changed.take();
        try {
            if (taken.isPresent()) {
                var loaded = history.find(actor, taken.get());
                return () -> merge(loaded);
            }
            int limit = most.get();
            var page = history.recent(actor, Optional.empty(), limit);
            // more may have been asked for meanwhile
            return () -> show(most.get() == limit ? page : history.recent(actor, Optional.empty(), most.get()));
        } catch (RuntimeException failure) {
            changed.add(Optional.empty());
            throw failure;
        }
    }

    /** Shows questions in their places. One that comes after the pages that are shown is left alone; what new ones push out of them goes. */
    private void merge(List<QuestionSummary> loaded) {
        var ids = loaded.stream().map(QuestionSummary::id).collect(Collectors.toSet());
        var others = shown.stream().filter(question -> !ids.contains(question.id()));
        var all = Stream.concat(others, loaded.stream().filter(this::isOnShownPages))
                .sorted(QuestionSummary.NEWEST_FIRST)
                .toList();
        int limit = most.get();
        if (all.size() > limit) {
            var last = all.get(limit - 1);
            next = Optional.of(new HistoryCursor(last.askedAt(), last.id()));
        }
        shown = all.stream().limit(limit).toList();
        render();
    }

    private boolean isOnShownPages(QuestionSummary question) {
        return next.isEmpty() || QuestionSummary.NEWEST_FIRST.compare(question, shown.getLast()) <= 0;
    }

    private void show(HistoryPage page) {
        shown = page.questions();
        next = page.next();
        render();
    }

    private void loadMore() {
        var page = history.recent(account.actor(), next, PAGE_SIZE);
        most.addAndGet(PAGE_SIZE);
        var all = new ArrayList<>(shown);
        all.addAll(page.questions());
        shown = List.copyOf(all);
        next = page.next();
        render();
    }

    private void render() {
        getUI().ifPresent(ui -> days.show(shown, Times.of(ui)));
        empty.setVisible(shown.isEmpty());
        more.setVisible(next.isPresent());
    }

    private void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
