package dev.stepwise.ui.history;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.stepwise.history.HistoryCursor;
import dev.stepwise.history.HistoryService;
import dev.stepwise.history.SearchText;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Icon;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** Finds questions, steps and answers by their text; what was searched for stands in the address, so that the browser's back leads to it. */
@Route("history")
@PermitAll
class HistoryView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    static final String QUERY = "q";
    static final int PAGE_SIZE = 30;
    private static final int PAUSE_MILLIS = 300;

    private final HistoryService history;
    private final CurrentAccount account;
    private final TextField search = new TextField();
    private final SearchResults results = new SearchResults(this::loadMore);
    private Optional<HistoryCursor> next = Optional.empty();

    HistoryView(HistoryService history, CurrentAccount account) {
        this.history = history;
        this.account = account;
        var heading = new H1(getTranslation("history.heading"));
        heading.addClassName("visually-hidden");
        search.addClassName("search-field");
        search.setAriaLabel(getTranslation("history.field"));
        search.setPlaceholder(getTranslation("history.placeholder"));
        search.setPrefixComponent(Icon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(SearchText.LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_MILLIS);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                goTo(change.getValue());
            }
        });
        getContent().addClassNames("page", "flush", "search");
        getContent().add(heading, search, results);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(QUERY)
                .orElse("");
        var text = SearchText.taken(asked);
        if (!text.equals(search.getValue().strip())) {
            search.setValue(text);
        }
        var page = history.search(account.actor(), text, Optional.empty(), PAGE_SIZE);
        next = page.next();
        // the field holds no more than that, so that a longer text that was pasted into it is known by its length alone
        boolean isFull = Math.max(asked.length(), search.getValue().length()) >= SearchText.LONGEST;
        results.show(text, isFull, page);
        search.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("history.heading"));
    }

    private void goTo(String typed) {
        var text = SearchText.taken(typed);
        var query = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of(QUERY, text);
        getUI().ifPresent(ui -> ui.navigate(HistoryView.class, query));
    }

    private void loadMore() {
        var page = history.search(account.actor(), search.getValue().strip(), next, PAGE_SIZE);
        next = page.next();
        results.append(page);
    }
}
