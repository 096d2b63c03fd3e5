package dev.stepwise.ui.server;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.RegisteredModel;
import dev.stepwise.endpoint.ServerHealth;
import dev.stepwise.endpoint.ServerLoad;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.server.ServerTable.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server: its name and address, kind, models, how it stands, and what can be done with it. */
final class ServerRow extends NativeTableRow {

    private static final int MODELS_SHOWN = 2;

    private final transient Consumer<Optional<ListedServer>> open;
    private final transient BiConsumer<ListedServer, Change> change;
    private final Span name = new Span();
    private final Span marks = new Span();
    private final Span address = new Span();
    private final Span origin = new Span();
    private final Div equal = new Div();
    private final Span kind = new Span();
    private final Div models = new Div();
    private final HealthCell health = new HealthCell();
    private final NativeButton more = new NativeButton();
    private final ContextMenu menu = new ContextMenu(more);
    private transient @Nullable ListedServer shown;

    ServerRow(Consumer<Optional<ListedServer>> open, BiConsumer<ListedServer, Change> change) {
        this.open = open;
        this.change = change;
        name.addClassName("name");
        marks.addClassName("text-note");
        address.addClassNames("text-mono", "text-note", "server-address");
        origin.addClassName("text-note");
        equal.addClassName("text-note");
        var server = new Div(new Div(name, marks), address, origin, equal);
        more.addClassNames("button", "tertiary", "small", "icon-only");
        more.add(Icon.MORE.create());
        menu.setOpenOnClick(true);
        add(
                new NativeTableCell(server),
                new NativeTableCell(kind),
                new NativeTableCell(models),
                new NativeTableCell(health),
                new NativeTableCell(more));
    }

    /** @param equals the names of the servers that were declared equal to it */
    void show(ListedServer listed, List<String> equals, Optional<ServerHealth> seen, Optional<ServerLoad> load) {
        var before = shown;
        shown = listed;
        var server = listed.server();
        name.setText(server.ref().name());
        marks.setText(marks(listed));
        address.setText(server.baseUrl().toString());
        origin.setText(origin(listed));
        equal.setText(
                equals.isEmpty()
                        ? ""
                        : getTranslation("server.equal.to", String.join(getTranslation("server.join"), equals)));
        kind.setText(
                getTranslation("server.flavor." + ServerWords.key(server.ref().flavor())));
        showModels(server.models().stream()
                .filter(RegisteredModel::isChoosable)
                .map(RegisteredModel::name)
                .toList());
        getUI().ifPresent(ui -> health.show(listed, seen, load, Times.of(ui)));
        more.setAriaLabel(getTranslation("server.more", server.ref().name()));
        if (before == null || !before.server().choices().equals(server.choices())) {
            fill(menu, listed);
        }
    }

    private void showModels(List<String> names) {
        models.removeAll();
        names.stream().limit(MODELS_SHOWN).forEach(model -> models.add(new Div(model)));
        if (names.size() > MODELS_SHOWN) {
            var rest = new Div(getTranslation("server.models.more", names.size() - MODELS_SHOWN));
            rest.addClassName("text-note");
            models.add(rest);
        }
    }

    private String marks(ListedServer listed) {
        var choices = listed.server().choices();
        return (choices.isDefault() ? " · " + getTranslation("server.default") : "")
                + (choices.enabled() ? "" : " · " + getTranslation("server.disabled"));
    }

    private String origin(ListedServer listed) {
        var server = listed.server();
        var from = getTranslation("server.origin." + ServerWords.key(server.origin()));
        return server.host()
                .map(host -> from + " · " + getTranslation("server.host", host))
                .orElse(from);
    }

    private void fill(ContextMenu items, ListedServer listed) {
        var choices = listed.server().choices();
        items.removeAll();
        items.addItem(getTranslation("server.menu.change"), _ -> current(server -> open.accept(Optional.of(server))));
        if (!choices.isDefault()) {
            item(items, "server.menu.default", Change.MAKE_DEFAULT);
        }
        if (choices.enabled()) {
            item(items, "server.menu.disable", Change.DISABLE);
        } else {
            item(items, "server.menu.enable", Change.ENABLE);
        }
        item(items, "server.menu.equal", Change.DECLARE_EQUAL);
        item(items, "server.menu.archive", Change.ARCHIVE);
    }

    private void item(ContextMenu items, String text, Change wish) {
        items.addItem(getTranslation(text), _ -> current(server -> change.accept(server, wish)));
    }

    private void current(Consumer<ListedServer> use) {
        if (shown != null) {
            use.accept(shown);
        }
    }
}
