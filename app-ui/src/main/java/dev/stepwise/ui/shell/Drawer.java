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
    private final NavLink administration =
            new NavLink("/" + AdministrationTab.PEOPLE.path(), Icon.SLIDERS, getTranslation("shell.admin"));
    private final HistoryNav history;

    Drawer(
            HistoryNav history,
            AccountService accounts,
            CurrentAccount currentAccount,
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
        getContent().addClassName("shell-drawer");
        getContent().add(new Brand(), places, history, foot(name, authentication));
    }

    /** Marks the link that leads to the given path. */
    void setCurrentPath(String path) {
        newQuestion.setCurrent(path.isEmpty());
        search.setCurrent(path.equals("history"));
        administration.setCurrent(path.startsWith(AdministrationTab.AREA + "/"));
    }

    void setCurrentQuestion(Optional<QuestionId> question) {
        history.setCurrent(question);
    }

    void focus() {
        newQuestion.getElement().callJsFunction("focus");
    }

    private Div foot(String name, AuthenticationContext authentication) {
        var label = new Span(name);
        label.addClassName("label");
        var account = new Div(Icon.USER.create(), label);
        account.addClassName("account");
        var logout = new NativeButton(getTranslation("shell.logout"), _ -> authentication.logout());
        logout.addClassNames("button", "tertiary", "small");
        var foot = new Div(account, logout);
        foot.addClassName("drawer-foot");
        return foot;
    }
}
