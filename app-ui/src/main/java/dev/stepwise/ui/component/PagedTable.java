package dev.stepwise.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A table that shows some rows at a time, with a button for more of them, or a sentence where there are none.
 *
 * @param <K> names the row after which a page begins
 */
public final class PagedTable<K> extends Div {

    /**
     * Some rows.
     *
     * @param next the one after which the next page begins; empty on the last one
     */
    public record Page<K>(List<? extends NativeTableRow> rows, Optional<K> next) {}

    private final transient BiFunction<Optional<K>, Times, Page<K>> load;
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table;
    private final NativeButton more;
    private final Paragraph none;
    private transient Optional<K> next = Optional.empty();

    /**
     * @param more what the button says
     * @param none what is said where there are no rows
     * @param load makes the page that begins after a row, or the first one
     */
    public PagedTable(NativeTableRow head, String more, String none, BiFunction<Optional<K>, Times, Page<K>> load) {
        this.load = load;
        table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "tight");
        this.more = new NativeButton(more, _ -> add());
        this.more.addClassNames("button", "table-more");
        this.none = new Paragraph(none);
        this.none.addClassName("text-note");
        add(table, this.none, this.more);
    }

    /** For the table's own look. */
    public void addTableClassNames(String... names) {
        table.addClassNames(names);
    }

    /** Shows the first ones anew. */
    public void show() {
        body.removeAll();
        next = Optional.empty();
        add();
    }

    private void add() {
        getUI().ifPresent(ui -> {
            var page = load.apply(next, Times.of(ui));
            page.rows().forEach(body::add);
            next = page.next();
            more.setVisible(next.isPresent());
            table.setVisible(body.getComponentCount() > 0);
            none.setVisible(body.getComponentCount() == 0);
        });
    }
}
