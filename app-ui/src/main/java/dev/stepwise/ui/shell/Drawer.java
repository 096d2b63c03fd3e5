package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.Account;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Role;
import dev.stepwise.run.QuestionId;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Icon;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The left side: where one can go, what was asked, who is logged in. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Drawer extends Composite<Div> {

    private final NavLink newQuestion = new NavLink("/", Icon.PLUS, getTranslation("shell.new-question"));
    private final NavLink search = new NavLink("/history", Icon.SEARCH, getTranslation("shell.search"));
    private final NavLink account;
    private final NavLink administration =
            new NavLink("/" + AdministrationTab.PEOPLE.path(), Icon.SLIDERS, getTranslation("shell.admin"));
    private final HistoryNav history;

    Drawer(
            HistoryNav history,
            AccountService accounts,
            CurrentAccount currentAccount,
            OwnPageSettings settings,
            AuthenticationContext authentication) {
        this.history = history;
        var places = new Nav(newQuestion, search);
        if (currentAccount.actor().role() == Role.ADMIN) {
            places.add(administration);
        }
        places.addClassName("drawer-actions");
        places.setAriaLabel(getTranslation("shell.nav"));
        var name =
                accounts.find(currentAccount.actor()).map(Account::displayName).orElse("");
        account = new NavLink("/account", Icon.USER, name);
        getContent().addClassName("shell-drawer");
        getContent().add(new Brand(), places, history, foot(settings, authentication));
    }

    /** Marks the link that leads to the given path. */
    void setCurrentPath(String path) {
        newQuestion.setCurrent(path.isEmpty());
        search.setCurrent(path.equals("history"));
        account.setCurrent(path.equals("account"));
        administration.setCurrent(path.startsWith(AdministrationTab.AREA + "/"));
    }

    void setCurrentQuestion(Optional<QuestionId> question) {
        history.setCurrent(question);
    }

    void focus() {
        newQuestion.getElement().callJsFunction("focus");
    }

    private Div foot(OwnPageSettings settings, AuthenticationContext authentication) {
        var logout = new NativeButton(getTranslation("shell.logout"), _ -> authentication.logout());
        logout.addClassNames("button", "tertiary", "small");
        var foot = new Div(account, theme(settings), logout);
        foot.addClassName("drawer-foot");
        return foot;
    }

    private NativeButton theme(OwnPageSettings settings) {
        var name = new Span(getTranslation("shell.theme"));
        name.addClassName("visually-hidden");
        var button = new NativeButton();
        button.add(Icon.MOON.create(), name);
        button.addClassNames("button", "tertiary", "icon-only", "small");
        button.addClickListener(_ -> getUI().ifPresent(settings::switchTheme));
        return button;
    }
}
