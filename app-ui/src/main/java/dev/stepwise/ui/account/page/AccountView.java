package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.Account;
import dev.stepwise.account.AccountService;
import dev.stepwise.ui.account.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** A person's own account, in rows; all but the password saves at once. */
@Route("account")
@PermitAll
class AccountView extends Composite<Div> implements HasDynamicTitle {

    AccountView(
            List<AccountRow> rows,
            AccountService accounts,
            CurrentAccount current,
            AuthenticationContext authentication) {
        var who = new Div(new H1(getTranslation("account.page.heading")));
        accounts.find(current.actor()).map(this::words).ifPresent(text -> who.add(new Paragraph(text)));
        var logout = new NativeButton(getTranslation("shell.logout"), _ -> authentication.logout());
        logout.addClassName("button");
        var title = new Div(who, logout);
        title.addClassName("page-title");
        var form = new Div();
        form.addClassName("form-rows");
        rows.forEach(form::add);
        getContent().addClassNames("page", "list", "flush", "account-page");
        getContent().add(title, form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("account.page.heading"));
    }

    private String words(Account account) {
        return getTranslation("account.page.lead", account.displayName(), account.loginName());
    }
}
