package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.stepwise.account.AccountDeletion;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AskDeletionResult;
import dev.stepwise.account.HashingBusy;
import dev.stepwise.run.RunService;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.SecretField;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Deletes the account, after its password and a sentence that says what goes. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(8)
class DeletionRow extends AccountRow {

    private final transient AccountDeletion deletion;
    private final transient RunService runs;
    private final transient AuthenticationContext authentication;
    private final transient Actor actor;
    private final SecretField password = new SecretField();
    private final NativeButton begin = new NativeButton(getTranslation("account.page.deletion.begin"), _ -> open(true));
    private final Div question = new Div();

    DeletionRow(
            AccountDeletion deletion, RunService runs, AuthenticationContext authentication, CurrentAccount account) {
        super("account.page.deletion");
        this.deletion = deletion;
        this.runs = runs;
        this.authentication = authentication;
        this.actor = account.actor();
        password.setLabel(getTranslation("account.page.password.current"));
        password.setManualValidation(true);
        password.setRevealButtonVisible(false);
        password.addKeyPressListener(Key.ENTER, _ -> delete());
        begin.addClassName("button");
        var yes = new NativeButton(getTranslation("account.page.deletion.yes"), _ -> delete());
        yes.addClassName("button");
        var no = new NativeButton(getTranslation("account.page.deletion.no"), _ -> open(false));
        no.addClassNames("button", "tertiary");
        var line = new Div(password, yes, no);
        line.addClassName("inline-fields");
        question.addClassName("fields");
        question.add(new Paragraph(getTranslation("account.page.deletion.means", AccountDeletion.KEPT.toDays())), line);
        question.setVisible(false);
        add(begin, question);
    }

    private void open(boolean opened) {
        question.setVisible(opened);
        begin.setVisible(!opened);
        password.clear();
        password.setInvalid(false);
        if (opened) {
            password.focus();
        } else {
            begin.focus();
        }
    }

    private void delete() {
        password.setInvalid(false);
        try {
            show(deletion.ask(actor, password.getValue()));
        } catch (HashingBusy tooMany) {
            refuse(getTranslation("account.page.busy"));
        }
    }

    private void show(AskDeletionResult result) {
        switch (result) {
            case AskDeletionResult.Asked _ -> {
                runs.stopAll(actor);
                authentication.logout();
            }
            case AskDeletionResult.WrongPassword _ -> refuse(getTranslation("account.page.password.wrong"));
            case AskDeletionResult.TooManyTries(var rest) ->
                refuse(getTranslation("account.page.password.wait", Minutes.upFrom(rest)));
            case AskDeletionResult.LastAdministrator _ ->
                refuse(getTranslation("account.page.deletion.last-administrator"));
        }
    }

    private void refuse(String why) {
        password.setErrorMessage(why);
        password.setInvalid(true);
        password.focus();
    }
}
