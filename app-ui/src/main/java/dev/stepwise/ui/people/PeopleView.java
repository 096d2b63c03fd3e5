package dev.stepwise.ui.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.ui.account.CurrentAccount;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** The people who have accounts, for administrators. */
@Route("admin/people")
@RolesAllowed("ADMIN")
class PeopleView extends Composite<Div> implements HasDynamicTitle {

    PeopleView(AccountAdministration accounts, CurrentAccount account) {
        var lead = new Paragraph(getTranslation("people.lead"));
        lead.addClassName("tab-lead");
        var table = new PeopleTable();
        getContent().add(lead, table);
        table.show(accounts.list(account.actor(), Optional.empty(), AccountAdministration.PAGE_LIMIT)
                .accounts());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.admin.people"));
    }
}
