package dev.stepwise.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.stepwise.account.ListedAccount;
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
    private final NativeTableBody body = new NativeTableBody();
    private final NativeButton more = new NativeButton();
    private final Paragraph none = new Paragraph();
    private transient Optional<String> next = Optional.empty();

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
        var table = new NativeTable(new NativeTableHeader(head()), body);
        table.addClassNames("table", "tight", "stacks", "people");
        more.setText(getTranslation("people.more"));
        more.addClassNames("button", "table-more");
        more.addClickListener(_ -> add());
        none.setText(getTranslation("people.none"));
        none.addClassName("text-note");
        add(search, table, none, more);
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
        body.removeAll();
        next = Optional.empty();
        add();
    }

    private void add() {
        getUI().ifPresent(ui -> {
            var times = Times.of(ui);
            var page = actions.list(search.getValue(), next);
            page.accounts()
                    .forEach(person -> body.add(new PersonRow(
                            person, actions.isSelf(person.account().id()), times, wish)));
            next = page.next();
            more.setVisible(next.isPresent());
            none.setVisible(body.getComponentCount() == 0);
            search.setVisible(page.all() > SEARCHED_FROM);
        });
    }
}
