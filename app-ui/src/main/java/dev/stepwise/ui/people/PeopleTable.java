package dev.stepwise.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.stepwise.account.ListedAccount;
import dev.stepwise.ui.component.PagedTable;
import dev.stepwise.ui.component.Times;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The people, a row each, some at a time; where there are many, they are searched. */
final class PeopleTable extends Div {

    /** What is wished of somebody, in their menu. */
    enum Wish {
        MAKE_ADMINISTRATOR,
        MAKE_USER,
        RENAME,
        MAKE_RESET_LINK,
        DISABLE,
        ENABLE,
        KEEP
    }

    private static final int SEARCHED_FROM = 20;

    private final transient PeopleActions actions;
    private final transient BiConsumer<ListedAccount, Wish> wish;
    private final TextField search = new TextField();
    private final PagedTable<String> table;

    PeopleTable(PeopleActions actions, BiConsumer<ListedAccount, Wish> wish) {
        this.actions = actions;
        this.wish = wish;
        search.setAriaLabel(getTranslation("people.search"));
        search.setPlaceholder(getTranslation("people.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(_ -> show());
        search.addClassName("table-search");
        table = new PagedTable<>(head(), getTranslation("people.more"), getTranslation("people.none"), this::page);
        table.addTableClassNames("stacks", "people");
        add(search, table);
    }

    private NativeTableRow head() {
        var head = new NativeTableRow();
        for (var column : new String[] {"name", "role", "last-seen", "run-count", "state"}) {
            var cell = new NativeTableHeaderCell(getTranslation("people.column." + column));
            cell.setClassName("number", column.equals("run-count"));
            head.add(cell);
        }
        head.add(actionsHead());
        return head;
    }

    private NativeTableHeaderCell actionsHead() {
        var words = new Span(getTranslation("people.column.actions"));
        words.addClassName("visually-hidden");
        return new NativeTableHeaderCell(words);
    }

    /** Shows the first ones anew. */
    void show() {
        table.show();
    }

    private PagedTable.Page<String> page(Optional<String> after, Times times) {
        var page = actions.list(search.getValue(), after);
        search.setVisible(page.all() > SEARCHED_FROM);
        return new PagedTable.Page<>(
                page.accounts().stream()
                        .map(person -> new PersonRow(
                                person, actions.isSelf(person.account().id()), times, wish))
                        .toList(),
                page.next());
    }
}
