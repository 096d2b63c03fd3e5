package dev.stepwise.ui.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.audit.AuditEntry;
import dev.stepwise.account.audit.AuditPage;
import dev.stepwise.ui.component.PagedTable;
import dev.stepwise.ui.component.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Acts of administrators, the newest first, some at a time. */
final class AuditTable extends Composite<PagedTable<UUID>> {

    private final transient Function<Optional<UUID>, AuditPage> load;

    /** @param load takes the act after which the page begins */
    AuditTable(Function<Optional<UUID>, AuditPage> load) {
        this.load = load;
    }

    @Override
    protected PagedTable<UUID> initContent() {
        var head = new NativeTableRow();
        for (var column : new String[] {"what", "who", "when"}) {
            head.add(new NativeTableHeaderCell(getTranslation("audit.column." + column)));
        }
        var table = new PagedTable<UUID>(
                head, getTranslation("audit.more"), getTranslation("audit.none"), (after, times) -> {
                    var page = load.apply(after);
                    return new PagedTable.Page<>(
                            page.entries().stream()
                                    .map(entry -> row(entry, times))
                                    .toList(),
                            page.next());
                });
        table.addTableClassNames("audit");
        return table;
    }

    /** The text's key of an act. */
    static String key(AuditAct act) {
        return "audit.act." + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Shows the newest ones anew. */
    void show() {
        getContent().show();
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
                new NativeTableCell(when.endsWith(time) ? when : getTranslation("common.time.of-day", when, time)));
    }
}
