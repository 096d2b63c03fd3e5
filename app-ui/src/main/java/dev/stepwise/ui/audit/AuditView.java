package dev.stepwise.ui.audit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.stepwise.account.Actor;
import dev.stepwise.account.audit.AuditFilter;
import dev.stepwise.account.audit.AuditPage;
import dev.stepwise.account.audit.AuditTrail;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.shell.AdministrationPage;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What administrators did, the newest first; it is searched by person, kind and day, and exported. */
@Route("admin/audit")
@RolesAllowed("ADMIN")
class AuditView extends Composite<Div> implements HasDynamicTitle, AdministrationPage {

    private static final int PAGE = 50;

    private final transient AuditTrail trail;
    private final transient Actor actor;
    private final AuditFields fields = new AuditFields(this::show);
    private final AuditTable table = new AuditTable(this::page);
    private final Anchor export = new Anchor();

    /** Also read by the request that exports. */
    private transient volatile AuditFilter filter = AuditFilter.ALL;

    AuditView(AuditTrail trail, CurrentAccount account) {
        this.trail = trail;
        this.actor = account.actor();
        var lead = new Paragraph(getTranslation("audit.lead"));
        lead.addClassName("tab-lead");
        export.setText(getTranslation("audit.export"));
        export.addClassName("button");
        export.setHref((DownloadHandler) this::export);
        getContent().add(lead, fields, table);
    }

    @Override
    public Component titleAction() {
        return export;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    private void show() {
        getUI().ifPresent(ui -> {
            filter = fields.filter(Times.of(ui));
            table.show();
        });
    }

    private AuditPage page(Optional<UUID> before) {
        return trail.list(actor, filter, before, PAGE);
    }

    /** Page by page, so that a long one takes neither memory nor a long transaction. */
    private void export(DownloadEvent download) throws IOException {
        var exported = filter;
        download.setContentType("text/csv;charset=utf-8");
        download.setFileName("stepwise-audit.csv");
        try (var out = download.getOutputStream()) {
            out.write(AuditCsv.head().getBytes(StandardCharsets.UTF_8));
            Optional<UUID> next = Optional.empty();
            do {
                var page = trail.list(actor, exported, next, AuditTrail.PAGE_LIMIT);
                out.write(AuditCsv.lines(page.entries()).getBytes(StandardCharsets.UTF_8));
                next = page.next();
            } while (next.isPresent());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.admin.audit"));
    }
}
