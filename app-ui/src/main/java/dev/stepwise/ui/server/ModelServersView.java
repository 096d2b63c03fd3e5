package dev.stepwise.ui.server;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ModelServerAdministration;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ServerLoads;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.PageUpdates;
import dev.stepwise.ui.shell.AdministrationPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry of model servers, with how each stands now, for administrators. */
@Route("admin/model-servers")
@RolesAllowed("ADMIN")
class ModelServersView extends Composite<Div> implements HasDynamicTitle, AdministrationPage {

    private final transient ServerActions actions;
    private final transient ModelServerFinder finder;
    private final transient PageUpdates updates;
    private final ServerTable table;
    private final Button add;
    private transient @Nullable Runnable refresh;
    private transient ModelServerFinder.@Nullable Subscription subscription;

    ModelServersView(
            ModelServerAdministration servers,
            ModelServerFinder finder,
            ServerLoads loads,
            PageUpdates updates,
            CurrentAccount account) {
        this.actions = new ServerActions(servers, finder, loads, account.actor());
        this.finder = finder;
        this.updates = updates;
        table = new ServerTable(this::open, this::change);
        add = new Button(getTranslation("server.add"), Icon.PLUS.create(), _ -> open(Optional.empty()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var lead = new Paragraph(getTranslation("server.lead"));
        lead.addClassName("tab-lead");
        getContent().addClassName("model-servers");
        getContent().add(lead, table);
        table.show(actions.known());
    }

    @Override
    public Component titleAction() {
        return add;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var again = updates.refresh(event.getUI(), actions::listed, table::show);
        refresh = again;
        subscription = finder.onLook(again);
        again.run();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.admin.model-servers"));
    }

    private void open(Optional<ListedServer> server) {
        var dialog = new ServerDialog(server, actions, updates);
        dialog.onSaved(this::showChange);
        getUI().ifPresent(ui -> ui.add(dialog));
        dialog.open();
    }

    private void change(ListedServer server, ServerTable.Change change) {
        switch (change) {
            case CHECK -> open(Optional.of(server));
            case ENABLE -> actions.setEnabled(server, true);
            case DISABLE -> actions.setEnabled(server, false);
            case ARCHIVE -> askBeforeArchiving(server);
            case MAKE_DEFAULT -> actions.makeDefault(server);
            case DECLARE_EQUAL -> askForEquals(server);
        }
        showChange();
    }

    private void askBeforeArchiving(ListedServer server) {
        var question = new ArchiveQuestion(server.server().ref().name(), () -> {
            actions.archive(server);
            showChange();
        });
        getUI().ifPresent(ui -> ui.add(question));
        question.open();
    }

    private void askForEquals(ListedServer server) {
        var dialog = new EqualServersDialog(server.server(), actions.known().servers(), others -> {
            actions.declareEqual(server, others);
            showChange();
        });
        getUI().ifPresent(ui -> ui.add(dialog));
        dialog.open();
    }

    private void showChange() {
        if (refresh != null) {
            refresh.run();
        }
    }
}
