package dev.stepwise.ui.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.audit.AuditEntry;
import dev.stepwise.account.audit.AuditPage;
import dev.stepwise.ui.component.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Acts of administrators, the newest first, some at a time. */
final class AuditTable extends Div {

    private final transient Function<Optional<UUID>, AuditPage> load;
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table;
    private final NativeButton more = new NativeButton();
    private final Paragraph none = new Paragraph();
    private transient Optional<UUID> next = Optional.empty();

    /** @param load takes the act after which the page begins */
    AuditTable(Function<Optional<UUID>, AuditPage> load) {
        this.load = load;
        var head = new NativeTableRow();
        for (var column : new String[] {"what", "who", "when"}) {
            head.add(new NativeTableHeaderCell(getTranslation("audit.column." + column)));
        }
        table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "tight", "audit");
        more.setText(getTranslation("audit.more"));
        more.addClassNames("button", "table-more");
        more.addClickListener(_ -> add());
        none.setText(getTranslation("audit.none"));
        none.addClassName("text-note");
        add(table, none, more);
    }

    /** The text's key of an act. */
    static String key(AuditAct act) {
        return "audit.act." + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Shows the newest ones anew. */
    void show() {
        body.removeAll();
        next = Optional.empty();
        add();
    }

    private void add() {
        getUI().ifPresent(ui -> {
            var times = Times.of(ui);
            var page = load.apply(next);
            page.entries().forEach(entry -> body.add(row(entry, times)));
            next = page.next();
            more.setVisible(next.isPresent());
            table.setVisible(body.getComponentCount() > 0);
            none.setVisible(body.getComponentCount() == 0);
        });
    }

    private NativeTableRow row(AuditEntry entry, Times times) {
        var what = new Span(getTranslation(entry.act().map(AuditTable::key).orElse("audit.act.unknown")));
        var about = new Span(entry.subject().name());
        about.addClassName("name");
        var when = times.moment(entry.at());
        var time = times.time(entry.at());
        return new NativeTableRow(
                new NativeTableCell(new Div(what), about),
                new NativeTableCell(entry.actorName()),
                new NativeTableCell(when.endsWith(time) ? when : when + ", " + time));
    }
}
