package dev.stepwise.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.history.HistoryCursor;
import dev.stepwise.history.HistoryPage;
import dev.stepwise.history.HistoryService;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.PageUpdates;
import dev.stepwise.ui.component.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The account's questions by day, newest first; it follows what happens to the runs for as long as it is attached. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class HistoryNav extends Composite<Nav> {

    static final int PAGE_SIZE = 40;

    private final HistoryService history;
    private final RunFeed feed;
    private final CurrentAccount account;
    private final PageUpdates updates;
    private final HistoryDays days = new HistoryDays();
    private final Paragraph empty = new Paragraph(getTranslation("shell.history.empty"));
    private final NativeButton more = new NativeButton(getTranslation("shell.history.more"));
    private volatile List<QuestionSummary> shown = List.of();
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
        var id = account.id();
        var refresh = updates.refresh(
                event.getUI(),
                () -> history.recent(id, Optional.empty(), Math.max(PAGE_SIZE, shown.size())),
                this::show);
        close();
        subscription = feed.followAll(id, _ -> refresh.run());
        show(history.recent(id, Optional.empty(), PAGE_SIZE));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        close();
    }

    private void show(HistoryPage page) {
        shown = page.questions();
        next = page.next();
        render();
    }

    private void loadMore() {
        var page = history.recent(account.id(), next, PAGE_SIZE);
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
