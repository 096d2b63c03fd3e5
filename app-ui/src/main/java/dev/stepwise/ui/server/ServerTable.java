package dev.stepwise.ui.server;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.ui.server.ServerActions.Listed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The servers, a row each; a row that stays is changed in its place, so that nobody loses the menu that is open there. */
final class ServerTable extends Div {

    /** What is wished of a server, in its menu. */
    enum Change {
        CHECK,
        ENABLE,
        DISABLE,
        MAKE_DEFAULT,
        DECLARE_EQUAL,
        ARCHIVE
    }

    private final transient Consumer<Optional<ListedServer>> open;
    private final transient BiConsumer<ListedServer, Change> change;
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = new NativeTableBody();
    private final Paragraph empty = new Paragraph();
    private final Map<EndpointId, ServerRow> rows = new LinkedHashMap<>();

    ServerTable(Consumer<Optional<ListedServer>> open, BiConsumer<ListedServer, Change> change) {
        this.open = open;
        this.change = change;
        table.addClassNames("table", "servers");
        table.add(new NativeTableHeader(head()), body);
        empty.setText(getTranslation("server.none"));
        empty.addClassName("text-note");
        add(table, empty);
    }

    private NativeTableRow head() {
        var row = new NativeTableRow();
        for (var column : new String[] {"server", "kind", "models", "health"}) {
            row.add(new NativeTableHeaderCell(getTranslation("server.column." + column)));
        }
        var actions = new Span(getTranslation("server.column.actions"));
        actions.addClassName("visually-hidden");
        row.add(new NativeTableHeaderCell(actions));
        return row;
    }

    void show(Listed listed) {
        var ids = listed.servers().stream()
                .map(server -> server.server().ref().id())
                .toList();
        if (!ids.equals(rows.keySet().stream().toList())) {
            body.removeAll();
            rows.clear();
            for (var id : ids) {
                var row = new ServerRow(open, change);
                rows.put(id, row);
                body.add(row);
            }
        }
        for (var server : listed.servers()) {
            var id = server.server().ref().id();
            var row = rows.get(id);
            if (row != null) {
                row.show(
                        server,
                        listed.equalTo(server),
                        Optional.ofNullable(listed.health().get(id)),
                        Optional.ofNullable(listed.loads().get(id)));
            }
        }
        table.setVisible(!ids.isEmpty());
        empty.setVisible(ids.isEmpty());
    }
}
