package dev.stepwise.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.ListedAccount;
import dev.stepwise.account.Role;
import java.util.List;

/** The people, a row each. */
final class PeopleTable extends Div {

    private final NativeTableBody body = new NativeTableBody();

    PeopleTable() {
        var head = new NativeTableRow();
        for (var column : new String[] {"name", "role", "state"}) {
            head.add(new NativeTableHeaderCell(getTranslation("people.column." + column)));
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "tight", "stacks");
        add(table);
    }

    void show(List<ListedAccount> accounts) {
        body.removeAll();
        accounts.forEach(account -> body.add(row(account)));
    }

    private NativeTableRow row(ListedAccount listed) {
        var account = listed.account();
        var name = new Span(account.displayName());
        name.addClassName("name");
        var loginName = new Span(account.loginName());
        loginName.addClassName("text-note");
        var row = new NativeTableRow(
                new NativeTableCell(new Div(name), loginName),
                new NativeTableCell(getTranslation(
                        switch (account.role()) {
                            case Role.ADMIN -> "people.role.administrator";
                            case Role.USER -> "people.role.user";
                        })),
                new NativeTableCell(listed.disabledAt().isEmpty() ? "" : getTranslation("people.disabled")));
        row.setClassName("off", listed.disabledAt().isPresent());
        return row;
    }
}
